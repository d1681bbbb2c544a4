using Grpc.Core;

namespace Carbon.Grpc.Client;

/// <summary>
/// Sends the requests of a stream. Whatever way the call ended, a write after it is an <see cref="RpcException"/> with
/// the call's status.
/// </summary>
internal sealed class RequestStreamWriter<TRequest, TResponse>(
    ClientCall<TRequest, TResponse> call, WriteOptions? options)
    : IClientStreamWriter<TRequest>
    where TRequest : class
    where TResponse : class
{
    private int _writing;
    private bool _completed;

    public WriteOptions? WriteOptions { get; set; } = options;

    public Task WriteAsync(TRequest message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        Enter();
        try
        {
            if (_completed)
                throw new InvalidOperationException("The stream of requests was completed.");
            using var registration = cancellationToken.UnsafeRegister(
                static state => ((ClientCall<TRequest, TResponse>)state!).Cancel("The call was cancelled."), call);
            if (call.Finished.IsCompleted)
                throw new RpcException(await call.Finished.ConfigureAwait(false), call.GetTrailers());
            var compress = WriteOptions?.Flags.HasFlag(WriteFlags.NoCompress) != true;
            await call.Content.WriteAsync(message, compress, call.CancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (ClientFaults.IsTransport(exception))
        {
            throw await ExplainAsync(exception).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _writing, 0);
        }
    }

    public Task CompleteAsync()
    {
        Enter();
        _completed = true;
        call.Content.Complete();
        Volatile.Write(ref _writing, 0);
        return Task.CompletedTask;
    }

    private void Enter()
    {
        if (Interlocked.Exchange(ref _writing, 1) != 0)
            throw new InvalidOperationException("The write before this one has not ended.");
    }

    // A call with one reply is being read all the time, so its status is on the way. In a duplex call only the caller's
    // own reading can find it.
    private async Task<RpcException> ExplainAsync(Exception exception)
    {
        if (call.HasOneReply || call.Finished.IsCompleted)
            return new RpcException(await call.Finished.ConfigureAwait(false), call.GetTrailers());
        var status = call.ResponseHeadersAsync.IsCompletedSuccessfully
            ? new Status(
                StatusCode.Cancelled, "The server stopped reading; the replies end with its status.", exception)
            : call.Explain(exception);
        return new RpcException(status);
    }
}
