using Carbon.Ledger;

namespace Carbon.Survival.Victim;

/// <summary>Leaves no byte of the outbox's disk free from one moment on.</summary>
internal sealed class FullDisk(string? point, string folder)
{
    private readonly TaskCompletionSource _filled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _reached;

    public Task Filled => _filled.Task;

    private string Ballast => Path.Combine(folder, "ballast");

    public void Reach(WritePoint reached)
    {
        if (reached.ToString() != point || Interlocked.Increment(ref _reached) > 1) return;
        using (var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            // In pages first and in bytes last, so that nothing at all is left.
            foreach (var size in new[] { 4096, 1 }) FillBy(file, size);
        }

        _filled.SetResult();
    }

    public void Free() => File.Delete(Ballast);

    private static void FillBy(FileStream file, int size)
    {
        var page = new byte[size];
        try
        {
            while (true) file.Write(page);
        }
        catch (IOException)
        {
            // The disk is full, which is what was wanted.
        }
    }
}
