using System.Diagnostics;

namespace Carbon.Survival.Victim;

/// <summary>The end of this process by SIGKILL: nothing is flushed, closed or told on the way out.</summary>
internal static class Death
{
    public static void Now()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        self.WaitForExit();
    }
}
