namespace Carbon.Model.Tests;

/// <summary>Draws what is asked next: what was never done before is drawn more often.</summary>
internal sealed class AllWishes(Scene scene)
{
    public static readonly IReadOnlyList<Type> Commands = [.. typeof(RegistryCommand).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(RegistryCommand))).OrderBy(type => type.Name, StringComparer.Ordinal)];

    private static readonly Dictionary<Type, int> Weights = new()
    {
        [typeof(SubmitApplication)] = 40,
        [typeof(ApproveApplication)] = 60,
        [typeof(GrantException)] = 30,
        [typeof(FileReduction)] = 30,
        [typeof(IssueTicket)] = 50,
        [typeof(RejectApplication)] = 3,
        [typeof(DisqualifyApplication)] = 6,
        [typeof(WithdrawApplication)] = 3,
        [typeof(AskCorrection)] = 4,
        [typeof(RecordMandate)] = 30,
        [typeof(FreezePerson)] = 4,
        [typeof(ReleasePersonFreeze)] = 12,
        [typeof(FreezeRootTicket)] = 8,
        [typeof(ReleaseLiens)] = 22,
        [typeof(FreezeTicket)] = 16,
        [typeof(AcceptPledge)] = 20,
        [typeof(ReportLoss)] = 6,
        [typeof(ConfirmAnnulment)] = 5,
        [typeof(CloseCase)] = 4,
        [typeof(RecordReversal)] = 3,
        [typeof(WithdrawMandate)] = 3,
        [typeof(CancelTicket)] = 5,
    };

    private readonly PersonsWishes _persons = new(scene);
    private readonly LotsWishes _lots = new(scene);
    private readonly TicketsWishes _tickets = new(scene);
    private readonly ClaimsWishes _claims = new(scene);
    private readonly UsesWishes _uses = new(scene);

    public PersonsWishes Persons => _persons;

    public Wish Next(IReadOnlyDictionary<Type, int> done, IReadOnlyDictionary<Type, int> refused)
    {
        while (true)
        {
            var type = Draw(done, refused);
            // A refusal that nothing has led to yet is led to.
            scene.Dice.OddChance = done.ContainsKey(type) && !refused.ContainsKey(type) ? 0.25 : 0.015;
            scene.Missed = false;
            var wish = Of(type);
            if (!scene.Missed || scene.Dice.Chance(0.03))
                return wish;
        }
    }

    private Type Draw(IReadOnlyDictionary<Type, int> done, IReadOnlyDictionary<Type, int> refused)
    {
        var weighed = Commands.Select(type => Weights.GetValueOrDefault(type, 10)
            * (done.ContainsKey(type) ? 1 : 6) * (refused.ContainsKey(type) ? 1 : 3)).ToArray();
        var drawn = scene.Dice.Below(weighed.Sum());
        var at = 0;
        while (drawn >= weighed[at])
            drawn -= weighed[at++];
        return Commands[at];
    }

    private Wish Of(Type type) => _persons.Of(type) ?? _lots.Of(type) ?? _tickets.Of(type) ?? _claims.Of(type)
        ?? _uses.Of(type) ?? throw new InvalidOperationException($"Nobody wishes for {type.Name}.");
}
