using System.Net;
using Carbon.Grpc.Wire;
using Grpc.Core;

namespace Carbon.Grpc.Client;

/// <summary>The body of a request: one frame, or an open stream that the writer fills until it completes it.</summary>
internal sealed class RequestContent<T> : HttpContent
    where T : class
{
    private readonly Marshaller<T> _marshaller;
    private readonly T? _only;
    private readonly FrameWriter _frames;
    private readonly bool _compress;
    private readonly TaskCompletionSource<Stream> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RequestContent(Marshaller<T> marshaller, T? only, int? maxSendMessageSize, bool compress)
    {
        _marshaller = marshaller;
        _only = only;
        _compress = compress;
        _frames = new FrameWriter(maxSendMessageSize);
        Headers.TryAddWithoutValidation("Content-Type", Protocol.ContentType);
    }

    /// <summary>Sends one message of a stream; the caller sees to it that writes do not overlap.</summary>
    public async Task WriteAsync(T message, bool compress, CancellationToken cancellationToken)
    {
        var stream = await _opened.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        var frame = _frames.Frame(_marshaller, message, _compress && compress);
        await stream.WriteAsync(frame, cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says that no message follows.</summary>
    public void Complete() => _completed.TrySetResult();

    /// <summary>Frees a writer that still waits for the stream, and ends the stream if it is open.</summary>
    public void GiveUp()
    {
        _opened.TrySetCanceled();
        _completed.TrySetCanceled();
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_only is not null)
        {
            using (_frames)
            {
                await stream.WriteAsync(_frames.Frame(_marshaller, _only, _compress), cancellationToken)
                    .ConfigureAwait(false);
            }

            return;
        }

        // The transport may try a refused request again, but what was written to the stream is gone.
        if (_opened.Task.IsCompleted)
            throw new IOException("A stream of requests cannot be sent twice.");
        // The headers go out with the first flush, also when the first message is long in coming.
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        _opened.TrySetResult(stream);
        await _completed.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
