using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;
using Google.Protobuf;
using Grpc.Core;

namespace Carbon.Grpc.Wire;

/// <summary>Reads messages out of length-prefixed frames; a broken frame is an <see cref="RpcException"/>.</summary>
internal sealed class FrameReader<T>(PipeReader pipe, Marshaller<T> marshaller, int? maxSize, string? encoding)
    where T : class
{
    private readonly FramePayload _payload = new();

    /// <summary>The next message, or null at the end of the stream.</summary>
    public async ValueTask<T?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
            var buffer = result.Buffer;
            if (TryReadHeader(buffer, out var compressed, out var length)
                && buffer.Length - Protocol.FrameHeaderLength >= length)
            {
                var frame = buffer.Slice(Protocol.FrameHeaderLength, length);
                var message = compressed ? Decompress(frame) : Parse(frame);
                pipe.AdvanceTo(frame.End);
                return message;
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCanceled)
                throw new OperationCanceledException(cancellationToken);
            if (!result.IsCompleted)
                continue;
            return buffer.IsEmpty ? null : throw Broken("The stream ended within a message.");
        }
    }

    private static RpcException Broken(string detail, Exception? cause = null) =>
        new(new Status(StatusCode.Internal, detail, cause));

    // Looks at the five bytes before the message only, so an oversized message is refused before it is buffered.
    private bool TryReadHeader(ReadOnlySequence<byte> buffer, out bool compressed, out long length)
    {
        compressed = false;
        length = 0;
        if (buffer.Length < Protocol.FrameHeaderLength)
            return false;
        Span<byte> header = stackalloc byte[Protocol.FrameHeaderLength];
        buffer.Slice(0, Protocol.FrameHeaderLength).CopyTo(header);
        compressed = header[0] switch
        {
            0 => false,
            1 => true,
            _ => throw Broken("A message has an unknown flag."),
        };
        length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        RefuseAbove(length);
        return true;
    }

    private void RefuseAbove(long length)
    {
        if (length <= (maxSize ?? int.MaxValue))
            return;
        throw new RpcException(new Status(
            StatusCode.ResourceExhausted, $"A message of {length} bytes exceeds {maxSize ?? int.MaxValue}."));
    }

    private T Parse(ReadOnlySequence<byte> bytes)
    {
        _payload.Bytes = bytes;
        try
        {
            return marshaller.ContextualDeserializer(_payload)
                ?? throw new InvalidOperationException("The marshaller returned no message.");
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw Broken("A message could not be read.", exception);
        }
        finally
        {
            _payload.Bytes = default;
        }
    }

    // The limit holds for what comes out as well: a small frame can unfold to gigabytes.
    private T Decompress(ReadOnlySequence<byte> frame)
    {
        if (encoding != Protocol.Gzip)
            throw Broken("A message is compressed without a grpc-encoding that says how.");
        using var source = new MemoryStream(frame.ToArray(), writable: false);
        using var gzip = new GZipStream(source, CompressionMode.Decompress);
        using var target = new MemoryStream();
        var chunk = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            int count;
            while ((count = gzip.Read(chunk)) > 0)
            {
                RefuseAbove(target.Length + count);
                target.Write(chunk, 0, count);
            }
        }
        catch (InvalidDataException exception)
        {
            throw Broken("A message could not be decompressed.", exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }

        return Parse(new ReadOnlySequence<byte>(target.GetBuffer(), 0, (int)target.Length));
    }
}
