using Carbon.Ledger;

namespace Carbon.Survival.Victim;

/// <summary>Ends this process at one moment of a write.</summary>
internal sealed class DeathAt(string? point, int count)
{
    private int _reached;

    public void Reach(WritePoint reached)
    {
        if (reached.ToString() != point || Interlocked.Increment(ref _reached) < count) return;
        Death.Now();
    }
}
