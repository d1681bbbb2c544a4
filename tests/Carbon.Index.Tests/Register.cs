using Carbon.Index.Queries;
using Carbon.Index.Rows;
using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

/// <summary>An index with the chain that fills it, for tests that take a few blocks and look.</summary>
internal sealed class Register : IDisposable
{
    private readonly IPlace _place;
    private readonly RegistryIndex _index;
    private readonly TestChain _chain;

    public Register(IPlace place, TestChain? chain = null)
    {
        _place = place;
        _chain = chain ?? Issued();
        _index = place.Open();
        _index.Append(_chain);
    }

    public ulong Now => _chain.Last.TimeSeconds;

    public void Dispose()
    {
        _index.Dispose();
        _place.Dispose();
    }

    public void Take(params RegistryEvent[] events) => _index.Append(_chain.Add(events));

    public T Read<T>(Func<IndexSnapshot, T> ask) => _index.Read(ask);

    public TicketRow TicketNow(uint sequence) => _index.Read(s => s.Ticket(Ticket(sequence)))!;

    public IReadOnlyList<string> History(uint sequence) =>
        _index.Read(s => s.History(Ticket(sequence), 0, 100)).Select(row => row.Event).ToList();
}
