using System.Globalization;

namespace Carbon.Model.Tests;

/// <summary>Gives each command to the model first and then, at the same second, to the contracts.</summary>
internal sealed class Drive
{
    private readonly Register _register;
    private readonly Dictionary<Type, int> _done = [];
    private readonly Dictionary<Type, int> _refused = [];
    private readonly Dictionary<RefusalCode, int> _reasons = [];

    public Drive(Register register, Dice dice, Hash32 mandateDomain)
    {
        _register = register;
        var hashes = new RegisterHashes(mandateDomain);
        Model = new(hashes);
        Scene = new(Model, hashes, dice);
        Council = new(register, Model, dice);
        Wishes = new(Scene);
    }

    public RegisterModel Model { get; }

    public Scene Scene { get; }

    public Council Council { get; }

    public AllWishes Wishes { get; }

    public int Steps { get; private set; }

    public IEnumerable<Type> NeverDone => AllWishes.Commands.Where(type => !_done.ContainsKey(type));

    public IEnumerable<Type> NeverRefused => AllWishes.Commands.Where(type => !_refused.ContainsKey(type));

    /// <summary>Whether every sort of command was done once and refused once.</summary>
    public bool IsComplete => !NeverDone.Any() && !NeverRefused.Any();

    public string Tally => string.Create(
        CultureInfo.InvariantCulture,
        $"{Steps} commands, {_done.Values.Sum()} done, {_reasons.Count} reasons, {Model.Tickets.Count} tickets");

    public string Reasons =>
        string.Join(", ", _reasons.OrderBy(one => one.Value).Select(one => $"{one.Key} {one.Value}"));

    public string Counts => string.Join(", ", AllWishes.Commands.Select(type =>
        $"{type.Name} {_done.GetValueOrDefault(type)}/{_refused.GetValueOrDefault(type)}"));

    /// <summary>Persons with mandates, before anything else can be.</summary>
    public async Task OpenAsync(int persons)
    {
        for (var i = 0; i < persons; i++)
            await StepAsync(Wishes.Persons.RegisterPerson);
        for (var i = 0; i < persons * 2; i++)
            await StepAsync(Wishes.Persons.RecordMandate);
    }

    public async Task NextAsync()
    {
        await Council.SitAsync();
        await StepAsync(() => Wishes.Next(_done, _refused));
    }

    private async Task StepAsync(Func<Wish> wish)
    {
        Scene.NowSeconds = _register.NowSeconds + Passing();
        var (command, by) = wish();
        var expected = Model.Try(command, by, Scene.NowSeconds);
        var (to, input) = CommandEncoding.Encode(command, _register.Deployment);
        var (events, refusal) = await _register.CallAsync(by, to, input, Scene.NowSeconds);
        Steps++;
        var fault = expected switch
        {
            Verdict.Done done when refusal is not null => $"is refused: {refusal.Code}; the model did {Text(done)}",
            Verdict.Done done => Differs(done.Events, events),
            Verdict.Refused refused when refusal is null => $"is done; the model refuses: {Text(refused)}",
            Verdict.Refused refused when !refused.Reasons.Contains(refusal!.Code) =>
                $"is refused: {refusal.Code}; the model knows only {Text(refused)}",
            _ => null,
        };
        if (fault is not null)
            Assert.Fail(
                $"Seed {Scene.Dice.Seed}, command {Steps} at {Scene.NowSeconds} by {by}: {Said.Of(command)} {fault}");
        var counted = refusal is null ? _done : _refused;
        counted[command.GetType()] = counted.GetValueOrDefault(command.GetType()) + 1;
        if (refusal is not null)
            _reasons[refusal.Code] = _reasons.GetValueOrDefault(refusal.Code) + 1;
    }

    private ulong Passing() => Scene.Dice.Chance(0.93) ? Scene.Dice.Between(1, 60)
        : Scene.Dice.Chance(0.8) ? Scene.Dice.Between(1, 2 * 86_400) : Scene.Dice.Between(1, 20 * 86_400);

    private static string? Differs(IReadOnlyList<RegistryEvent> model, IReadOnlyList<RegistryEvent> chain)
    {
        var (ours, theirs) = (Said.Of(model), Said.Of(chain));
        return ours.SequenceEqual(theirs)
            ? null
            : $"says\n  {string.Join("\n  ", theirs)}\nand the model\n  {string.Join("\n  ", ours)}";
    }

    private static string Text(Verdict.Done done) => string.Join("; ", Said.Of(done.Events));

    private static string Text(Verdict.Refused refused) => string.Join(", ", refused.Reasons);
}
