using System.Collections.Concurrent;
using System.Diagnostics;

namespace Carbon.TestChain;

/// <summary>
/// Starts programs that the system ends together with this process, however it ends: setpriv asks the kernel to. The
/// kernel looks at the thread that started them, so one thread starts all and lives as long as the process.
/// </summary>
internal static class Children
{
    // The shell keeps the log and becomes setpriv, which becomes the program: all have one process id.
    private const string Script = """log=$1; shift; exec setpriv --pdeathsig KILL "$@" >>"$log" 2>&1 </dev/null""";

    private static readonly BlockingCollection<Action> Asked = Listen();

    /// <summary>Starts a program whose words go to the end of a file.</summary>
    public static Task<Process> StartAsync(string log, string program, IEnumerable<string> arguments)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", log, program, .. arguments]);
        Asked.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(start) ?? throw new InvalidOperationException("It did not start."));
            }
            catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException)
            {
                started.SetException(e);
            }
        });
        return started.Task;
    }

    private static BlockingCollection<Action> Listen()
    {
        var asked = new BlockingCollection<Action>();
        new Thread(() =>
        {
            foreach (var one in asked.GetConsumingEnumerable()) one();
        })
        { IsBackground = true, Name = "children" }.Start();
        return asked;
    }
}
