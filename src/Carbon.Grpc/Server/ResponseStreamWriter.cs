using Grpc.Core;

namespace Carbon.Grpc.Server;

internal sealed class ResponseStreamWriter<T>(ServerCall call, Marshaller<T> marshaller) : IServerStreamWriter<T>
{
    public WriteOptions? WriteOptions
    {
        get => call.WriteOptions;
        set => call.WriteOptions = value;
    }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        var buffered = WriteOptions?.Flags.HasFlag(WriteFlags.BufferHint) == true;
        return call.SendAsync(marshaller, message, !buffered, cancellationToken);
    }
}
