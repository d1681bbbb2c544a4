using Carbon.Grpc.Wire;
using Grpc.Core;

namespace Carbon.Grpc.Server;

internal sealed class RequestStreamReader<T>(ServerCall call, FrameReader<T> reader) : IAsyncStreamReader<T>
    where T : class
{
    private T? _current;

    public T Current => _current ?? throw new InvalidOperationException("There is no current message.");

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        var callToken = call.CancellationToken;
        using var linked = cancellationToken.CanBeCanceled && cancellationToken != callToken
            ? CancellationTokenSource.CreateLinkedTokenSource(callToken, cancellationToken)
            : null;
        _current = null;
        _current = await call.ReadAsync(reader, linked?.Token ?? callToken).ConfigureAwait(false);
        return _current is not null;
    }
}
