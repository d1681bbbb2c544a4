using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Grpc.Core;

namespace Carbon.Grpc.Wire;

/// <summary>Makes length-prefixed frames of messages, one at a time, in a buffer it keeps.</summary>
internal sealed class FrameWriter(int? maxSendMessageSize) : SerializationContext, IBufferWriter<byte>, IDisposable
{
    private byte[] _buffer = [];
    private int _length;
    private bool _complete;

    /// <summary>The frame of a message; valid until the next one is made.</summary>
    public ReadOnlyMemory<byte> Frame<T>(Marshaller<T> marshaller, T message, bool compress)
    {
        _complete = false;
        _length = 0;
        Reserve(Protocol.FrameHeaderLength);
        _length = Protocol.FrameHeaderLength;
        marshaller.ContextualSerializer(message, this);
        if (!_complete)
            throw new InvalidOperationException("The marshaller did not complete the message.");
        var payloadLength = _length - Protocol.FrameHeaderLength;
        if (payloadLength > maxSendMessageSize)
        {
            throw new RpcException(new Status(
                StatusCode.ResourceExhausted, $"A message of {payloadLength} bytes exceeds {maxSendMessageSize}."));
        }

        var compressed = compress && Compress();
        _buffer[0] = compressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(1), _length - Protocol.FrameHeaderLength);
        return _buffer.AsMemory(0, _length);
    }

    public override void Complete(byte[] payload)
    {
        payload.CopyTo(GetSpan(payload.Length));
        Advance(payload.Length);
        Complete();
    }

    public override void Complete() => _complete = true;

    public override IBufferWriter<byte> GetBufferWriter() => this;

    public override void SetPayloadLength(int payloadLength) => Reserve(payloadLength);

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _buffer.Length - _length);
        _length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _buffer.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Reserve(int more)
    {
        if (_buffer.Length - _length >= more)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + more, _buffer.Length * 2));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    // False when gzip would not make the message shorter; GZipStream even writes no bytes at all for an empty one.
    private bool Compress()
    {
        var payload = _buffer.AsSpan(Protocol.FrameHeaderLength, _length - Protocol.FrameHeaderLength);
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(payload);
        if (target.Length == 0 || target.Length >= payload.Length)
            return false;
        target.GetBuffer().AsSpan(0, (int)target.Length).CopyTo(payload);
        _length = Protocol.FrameHeaderLength + (int)target.Length;
        return true;
    }
}
