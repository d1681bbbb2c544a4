using Carbon.Index;

namespace Carbon.Model.Tests;

/// <summary>Looks at what index and contracts hold, and compares it with the model.</summary>
internal sealed class Looks : IDisposable
{
    private readonly Register _register;
    private readonly RegisterModel _model;
    private readonly string _folder = Directory.CreateTempSubdirectory("carbon-model-").FullName;
    private readonly RegistryIndex _index;
    private readonly List<RegistryBlock> _blocks = [];

    public Looks(Register register, RegisterModel model)
    {
        (_register, _model) = (register, model);
        _index = RegistryIndex.Open(Path.Combine(_folder, "index.db"));
    }

    /// <summary>Gives the model what the founding said.</summary>
    public void Found()
    {
        foreach (var block in Append())
        {
            foreach (var one in block.Events)
                _model.Take(one.Event);
        }
    }

    /// <summary>Folds the blocks since the last look, and compares all rows with the model.</summary>
    public void LookAtIndex()
    {
        Append();
        Same(Sketch.Of(_model), _index.Read(snapshot => Sketch.Of(snapshot, _model)), "index");
        Same(Listed.Of(_model), _index.Read(snapshot => Listed.Of(snapshot, _model)), "lists");
        var (index, recounted) = _index.Read(snapshot => Listed.Statistics(snapshot, _blocks));
        Assert.Equal(recounted, index);
    }

    /// <summary>Compares the ledger's own views of tickets with the model.</summary>
    public async Task LookAtContractsAsync(IEnumerable<ModelTicket> tickets)
    {
        var ledger = _register.Deployment.Tickets;
        foreach (var one in tickets)
        {
            var number = one.Number.Value;
            var seen = await _register.ViewAsync(ledger, new TicketsContract.TicketOfCall(number),
                bytes => TicketsContract.TicketOfCall.DecodeResult(bytes));
            var owners = await _register.ViewAsync(ledger, new TicketsContract.OwnersOfCall(number),
                bytes => TicketsContract.OwnersOfCall.DecodeResult(bytes));
            var free = await _register.ViewAsync(ledger, new TicketsContract.FreeAmountOfCall(number),
                bytes => TicketsContract.FreeAmountOfCall.DecodeResult(bytes));
            var parts = string.Join(" ", owners.Select(owner => $"{owner.Person}:{owner.Parts}"));
            var theirs = $"{number} {seen.Amount} {seen.PledgedAmount} {seen.FrozenAmount} {seen.OffsetAmount} "
                + $"{(TicketStatus)seen.Status} {(Ownership)seen.Ownership} {seen.Root} {seen.Parent} {seen.Policy} "
                + $"{seen.PrintVersion} {seen.Liens} {seen.Lost}, {parts}, {free}";
            Assert.Equal(Ours(one), theirs);
        }
    }

    public void Dispose()
    {
        _index.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Ours(ModelTicket one)
    {
        var number = one.Number;
        var free = _model.IsRootFrozen(number) ? 0 : _model.UnclaimedOf(number);
        var owners = string.Join(" ", one.Owners.Select(owner => $"{owner.Person}:{owner.Parts}"));
        return $"{number.Value} {one.Amount} {_model.PledgedOf(number)} {_model.FrozenOf(number)} {one.Offset} "
            + $"{one.Status} {one.Ownership} {one.Root.Value} {one.Parent.Value} {one.Policy} {one.PrintVersion} "
            + $"{_model.LiensOn(number).Count()} {one.LossUntilSeconds is not null}, {owners}, {free}";
    }

    private IReadOnlyList<RegistryBlock> Append()
    {
        var blocks = _register.TakeBlocks();
        foreach (var block in blocks)
            _index.Append(block);
        _blocks.AddRange(blocks);
        return blocks;
    }

    private static void Same(
        SortedDictionary<string, string> model, SortedDictionary<string, string> other, string named)
    {
        var faults = model.Keys.Union(other.Keys)
            .Where(key => model.GetValueOrDefault(key) != other.GetValueOrDefault(key))
            .Select(key => $"{key}\n  model {model.GetValueOrDefault(key)}\n  {named} {other.GetValueOrDefault(key)}")
            .Take(5).ToArray();
        Assert.True(faults.Length == 0, string.Join("\n", faults));
    }
}
