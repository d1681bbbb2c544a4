using System.Net.Sockets;

namespace Carbon.Signer;

/// <summary>The socket that a signer listens on. Only the user it runs as may connect.</summary>
internal sealed class SignerSocket : IDisposable
{
    private const int Waiting = 8;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly Socket _listener;
    private readonly string _path;

    private SignerSocket(Socket listener, string path) => (_listener, _path) = (listener, path);

    /// <summary>Refuses a place where a socket would not be safe, or where another signer answers.</summary>
    /// <exception cref="StartRefusedException">The sentence says which.</exception>
    public static void CheckPlace(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
            throw new StartRefusedException($"The socket's folder {folder} is not there.");
        if (Directory.Exists(path) || (File.Exists(path) && new FileInfo(path).Length > 0))
            throw new StartRefusedException($"{path} is there and is no socket.");
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & UnixFileMode.OtherWrite) != 0)
            throw new StartRefusedException($"Everyone may write to {folder}: the socket would not be safe there.");
        if (Answers(path))
            throw new StartRefusedException($"Another signer answers on {path}.");
    }

    /// <summary>Removes what a dead signer left and listens.</summary>
    /// <exception cref="StartRefusedException">The socket cannot be made.</exception>
    public static SignerSocket Listen(string path)
    {
        CheckPlace(path);
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            File.Delete(path);
            listener.Bind(new UnixDomainSocketEndPoint(path));

            // Nobody can connect before Listen, so that the mode is right before the first comes.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, OwnerOnly);
            listener.Listen(Waiting);
            return new SignerSocket(listener, path);
        }
        catch (Exception e) when (e is SocketException or IOException or UnauthorizedAccessException)
        {
            listener.Dispose();
            throw new StartRefusedException($"The socket {path} cannot be made: {e.Message}", e);
        }
    }

    /// <summary>The next connection.</summary>
    public ValueTask<Socket> AcceptAsync(CancellationToken cancel) => _listener.AcceptAsync(cancel);

    /// <summary>Stops listening and removes the socket's file.</summary>
    public void Dispose()
    {
        _listener.Dispose();
        File.Delete(_path);
    }

    private static bool Answers(string path)
    {
        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionRefused or
            SocketError.AddressNotAvailable || !File.Exists(path))
        {
            return false;
        }
        catch (SocketException e)
        {
            throw new StartRefusedException($"The socket {path} cannot be looked at: {e.Message}", e);
        }
    }
}
