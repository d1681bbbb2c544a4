namespace Carbon.Ledger;

/// <summary>
/// The file beside an outbox that one process at a time may hold. The system frees it when the process ends.
/// </summary>
internal sealed class OutboxLock : IDisposable
{
    private readonly FileStream _held;

    private OutboxLock(FileStream held) => _held = held;

    /// <summary>Throws OutboxInUseException where somebody holds it.</summary>
    public static OutboxLock Take(string path)
    {
        try
        {
            return new OutboxLock(new FileStream(
                path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException))
        {
            throw new OutboxInUseException(path, e);
        }
    }

    public void Dispose() => _held.Dispose();
}
