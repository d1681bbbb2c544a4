using System.Net.Sockets;
using System.Text;

namespace Carbon.Ethereum.Tests;

/// <summary>A signer on a socket that answers as a test wants it to, faults included.</summary>
internal sealed class FakeSigner : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-fake-signer-");
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _serving;

    /// <summary>The answer to each signing request; null: none at all; empty: the connection is closed.</summary>
    public FakeSigner(Func<SignerRequest, string?> sign)
    {
        _listener.Bind(new UnixDomainSocketEndPoint(Path));
        _listener.Listen();
        _serving = ServeAsync(sign);
    }

    public string Path => System.IO.Path.Combine(_folder.FullName, "signer.sock");

    /// <summary>Whose address it tells.</summary>
    public Address Address { get; set; } = Lies.Signer.Address;

    public int Connections { get; private set; }

    public static string Answer(SignerRequest request, byte[] signed) =>
        $$"""{"id":{{request.Id}},"signed":"{{Hex.Format(signed)}}"}""";

    public Task<SocketTransactionSigner> OpenAsync(TimeSpan timeout) =>
        SocketTransactionSigner.OpenAsync(Path, timeout, TimeProvider.System, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _serving.ContinueWith(_ => { }, TaskScheduler.Default);
        _listener.Dispose();
        _ending.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task ServeAsync(Func<SignerRequest, string?> sign)
    {
        while (true)
        {
            var peer = await _listener.AcceptAsync(_ending.Token);
            Connections++;
            using var lines = new LineStream(
                new NetworkStream(peer, ownsSocket: true), SignerProtocol.LineBytesMax);
            while (await lines.ReadAsync(_ending.Token) is { } line)
            {
                var request = SignerProtocol.TryRead<SignerRequest>(line.Span)!;
                var answer = request.Method == SignerProtocol.AddressMethod
                    ? $$"""{"id":{{request.Id}},"address":"{{Address}}"}"""
                    : sign(request);
                if (answer is "") break;
                if (answer is not null) await lines.WriteAsync(Encoding.UTF8.GetBytes(answer), _ending.Token);
            }
        }
    }
}
