using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Carbon.Node.Tests;

/// <summary>
/// The wire between a node and its chain, which a test can cut: at once, or at a request that names a method. It can
/// also hold such requests back until it is mended.
/// </summary>
internal sealed class ChainLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly List<TcpClient> _open = [];
    private readonly Lock _lock = new();
    private readonly int _chainPort;
    private readonly Task _accepting;
    private TaskCompletionSource _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _mended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _cutAt;
    private bool _holds;
    private bool _isCut;
    private bool _loseReply;

    public ChainLine(int chainPort)
    {
        _chainPort = chainPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Cuts now; nothing gets through until mended.</summary>
    public void Cut()
    {
        lock (_lock)
        {
            _isCut = true;
            foreach (var connection in _open)
                connection.Dispose();
            _open.Clear();
        }

        _cut.TrySetResult();
    }

    /// <summary>
    /// Cuts when a request names the method; completes then. The request itself may still reach the chain.
    /// </summary>
    public Task CutAtAsync(string method, bool loseReply)
    {
        lock (_lock)
        {
            _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
            (_cutAt, _loseReply, _holds) = (method, loseReply, false);
            return _cut.Task;
        }
    }

    /// <summary>
    /// Keeps each request that names the method until the line is mended; completes at the first one.
    /// </summary>
    public Task HoldAtAsync(string method)
    {
        lock (_lock)
        {
            _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
            (_cutAt, _holds) = (method, true);
            return _cut.Task;
        }
    }

    /// <summary>Lets everything through again.</summary>
    public void Mend()
    {
        lock (_lock)
        {
            (_isCut, _cutAt, _holds) = (false, null, false);
            _mended.TrySetResult();
            _mended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_ending.IsCancellationRequested)
            _ = CarryAsync(await _listener.AcceptTcpClientAsync(_ending.Token));
    }

    private async Task CarryAsync(TcpClient node)
    {
        using var chain = new TcpClient();
        try
        {
            lock (_lock)
            {
                if (_isCut)
                {
                    node.Dispose();
                    return;
                }

                _open.AddRange([node, chain]);
            }

            await chain.ConnectAsync(IPAddress.Loopback, _chainPort, _ending.Token);
            await Task.WhenAny(
                CopyAsync(node.GetStream(), chain.GetStream(), watched: true),
                CopyAsync(chain.GetStream(), node.GetStream(), watched: false));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // A cut line ends like this on both sides; that is what the test asked for.
        }
        finally
        {
            node.Dispose();
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, bool watched)
    {
        var buffer = new byte[64 * 1024];
        int length;
        while ((length = await from.ReadAsync(buffer, _ending.Token)) > 0)
        {
            if (watched && Held(buffer.AsSpan(0, length)) is { } mended)
            {
                _cut.TrySetResult();
                await mended.WaitAsync(_ending.Token);
            }
            else if (watched && Names(buffer.AsSpan(0, length)))
            {
                if (_loseReply)
                    await to.WriteAsync(buffer.AsMemory(0, length), _ending.Token);
                Cut();
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, length), _ending.Token);
        }
    }

    private Task? Held(ReadOnlySpan<byte> request)
    {
        lock (_lock)
            return _holds && Names(request) ? _mended.Task : null;
    }

    private bool Names(ReadOnlySpan<byte> request)
    {
        lock (_lock)
            return _cutAt is not null && request.IndexOf(Encoding.ASCII.GetBytes(_cutAt)) >= 0;
    }
}
