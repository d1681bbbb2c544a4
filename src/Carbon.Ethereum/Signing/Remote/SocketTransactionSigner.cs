using System.Net.Sockets;

namespace Carbon.Ethereum;

/// <summary>
/// Asks a signer process over its Unix socket. It holds one connection, which is its lease of the key, and makes a new
/// one when the signer comes back; requests go one after another.
/// </summary>
public sealed class SocketTransactionSigner : ITransactionSigner, IDisposable
{
    private readonly string _path;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private LineStream? _lines;
    private long _lastId;

    private SocketTransactionSigner(string path, TimeSpan timeout, TimeProvider time) =>
        (_path, _timeout, _time) = (path, timeout, time);

    /// <inheritdoc/>
    public Address Address { get; private set; }

    /// <summary>Connects to the socket and asks for the address, which stays the same from then on.</summary>
    /// <param name="path">The socket's file.</param>
    /// <param name="timeout">The longest that one request may take, waiting for its turn included.</param>
    /// <param name="time">The clock of the timeout.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="SignerUnavailableException">Nobody answers there, or another node holds the signer.</exception>
    /// <exception cref="SignerRefusedException">The signer refuses to tell.</exception>
    public static async Task<SocketTransactionSigner> OpenAsync(
        string path, TimeSpan timeout, TimeProvider time, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(time);
        var signer = new SocketTransactionSigner(path, timeout, time);
        try
        {
            signer.Address = await signer.InTurnAsync(
                async limit => AddressIn(await signer.AskAnewAsync(SignerProtocol.AddressMethod, null, limit)), cancel);
            return signer;
        }
        catch
        {
            signer.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<SignedTransaction> SignAsync(Transaction transaction, CancellationToken cancel)
    {
        SignedCheck.CheckAsked(transaction);
        var text = Hex.Format(transaction.UnsignedBytes());
        var answer = await InTurnAsync(limit => SignAsync(text, limit), cancel);
        return Hex.TryParse(answer.SignedBytes, out var bytes)
            ? SignedCheck.Read(bytes, transaction, Address)
            : throw new SignerUnavailableException("The signer answered without a signed transaction.");
    }

    /// <summary>Closes the connection, which gives up the lease.</summary>
    public void Dispose()
    {
        Drop();
        _turn.Dispose();
    }

    // A connection of before may have ended with the signer's process and says nothing of the signer now. Asking a
    // second time is safe: the same transaction under the same key gives the same bytes, and nothing is sent by it.
    private async Task<SignerAnswer> SignAsync(string transaction, CancellationToken limit)
    {
        if (_lines is not null)
        {
            try
            {
                if (await AskAsync(SignerProtocol.SignMethod, transaction, limit) is { } answer) return answer;
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                // The new connection below tells whether the signer is there.
            }
        }

        var now = AddressIn(await AskAnewAsync(SignerProtocol.AddressMethod, null, limit));
        if (now != Address)
            throw new SignerRefusedException(
                SignerReason.SenderDiffers, $"The signer at {_path} has the key of {now} now, not of {Address}.");
        return await AskAsync(SignerProtocol.SignMethod, transaction, limit) ?? throw Ended();
    }

    private async Task<SignerAnswer> AskAnewAsync(string method, string? transaction, CancellationToken limit)
    {
        Drop();
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(_path), limit);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        _lines = new LineStream(new NetworkStream(socket, ownsSocket: true), SignerProtocol.LineBytesMax);
        return await AskAsync(method, transaction, limit) ?? throw Ended();
    }

    /// <summary>One question and its answer; null where the connection ended before it.</summary>
    private async Task<SignerAnswer?> AskAsync(string method, string? transaction, CancellationToken limit)
    {
        var lines = _lines ?? throw new InvalidOperationException("There is no connection.");
        var request = new SignerRequest(++_lastId, method) { Transaction = transaction };
        await lines.WriteAsync(SignerProtocol.Write(request), limit);
        if (await lines.ReadAsync(limit) is not { } line) return null;
        var answer = SignerProtocol.TryRead<SignerAnswer>(line.Span)
            ?? throw new SignerUnavailableException("The signer's answer cannot be read.");
        if (answer.Refused == SignerReason.SignerInUse)
            throw new SignerUnavailableException($"The signer at {_path} serves another node: {answer.Text}");
        if (answer.Id != request.Id && answer.Id != 0)
            throw new SignerUnavailableException("The signer answered another question.");
        if (answer.Refused is { } reason) throw new SignerRefusedException(reason, $"{reason}: {answer.Text}");
        return answer.Id == request.Id ? answer : throw new SignerUnavailableException("The answer bears no id.");
    }

    /// <summary>Waits for the turn and bounds the time; after any fault the connection is not used again.</summary>
    private async Task<T> InTurnAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(_timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        var mine = false;
        var whole = false;
        try
        {
            await _turn.WaitAsync(either.Token);
            mine = true;
            var answer = await ask(either.Token);
            whole = true;
            return answer;
        }
        catch (SignerRefusedException e) when (e.Reason != SignerReason.SenderDiffers)
        {
            whole = true;
            throw;
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new SignerUnavailableException($"The signer at {_path} did not answer in time.", e);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw new SignerUnavailableException($"The signer at {_path} cannot be reached: {e.Message}", e);
        }
        catch (LineTooLongException e)
        {
            throw new SignerUnavailableException($"The signer at {_path} answered with too long a line.", e);
        }
        finally
        {
            if (mine && !whole) Drop();
            if (mine) _turn.Release();
        }
    }

    private void Drop()
    {
        _lines?.Dispose();
        _lines = null;
    }

    private static Address AddressIn(SignerAnswer answer) => Ethereum.Address.TryParse(answer.Address, out var address)
        ? address
        : throw new SignerUnavailableException("The signer told no address.");

    private SignerUnavailableException Ended() => new($"The signer at {_path} closed the connection.");
}
