using System.Net.Sockets;
using System.Text;

namespace Carbon.Signer.Tests;

/// <summary>Speaks to a signer line by line, right or wrong.</summary>
internal sealed class RawClient : IDisposable
{
    private const int LineBytesMax = 1024 * 1024;

    private readonly LineStream _lines;
    private long _lastId;

    private RawClient(LineStream lines) => _lines = lines;

    public static async Task<RawClient> ConnectAsync(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        return new RawClient(new LineStream(new NetworkStream(socket, ownsSocket: true), LineBytesMax));
    }

    public Task<SignerAnswer> SignAsync(Transaction transaction) => SignAsync(Hex.Format(transaction.UnsignedBytes()));

    public async Task<SignerAnswer> SignAsync(string transaction)
    {
        var request = new SignerRequest(++_lastId, SignerProtocol.SignMethod) { Transaction = transaction };
        await _lines.WriteAsync(SignerProtocol.Write(request), CancellationToken.None);
        var answer = await AnswerAsync();
        Assert.Equal(request.Id, answer?.Id);
        return answer!;
    }

    public async Task WriteAsync(string line) =>
        await _lines.WriteAsync(Encoding.UTF8.GetBytes(line), CancellationToken.None);

    public async Task<SignerAnswer> SayAsync(string line)
    {
        await WriteAsync(line);
        return (await AnswerAsync())!;
    }

    /// <summary>The next answer, or null where the signer has closed.</summary>
    public async Task<SignerAnswer?> AnswerAsync()
    {
        using var limit = new CancellationTokenSource(Until.Limit);
        var line = await _lines.ReadAsync(limit.Token);
        return line is { } read ? SignerProtocol.TryRead<SignerAnswer>(read.Span) : null;
    }

    public void Dispose() => _lines.Dispose();
}
