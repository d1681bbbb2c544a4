using System.Buffers;
using Grpc.Core;

namespace Carbon.Grpc.Wire;

/// <summary>The payload of the frame being read.</summary>
internal sealed class FramePayload : DeserializationContext
{
    public ReadOnlySequence<byte> Bytes { get; set; }

    public override int PayloadLength => (int)Bytes.Length;

    public override byte[] PayloadAsNewBuffer() => Bytes.ToArray();

    public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => Bytes;
}
