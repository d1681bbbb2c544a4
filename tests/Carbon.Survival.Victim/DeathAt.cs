using System.Diagnostics;
using Carbon.Ledger;

namespace Carbon.Survival.Victim;

/// <summary>Ends this process by SIGKILL at one moment: nothing is flushed, closed or told on the way out.</summary>
internal sealed class DeathAt(string? point, int count)
{
    private int _reached;

    public void Reach(WritePoint reached)
    {
        if (reached.ToString() != point || Interlocked.Increment(ref _reached) < count) return;
        using var self = Process.GetCurrentProcess();
        self.Kill();
        self.WaitForExit();
    }
}
