using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a marshaller puts one message: either whole bytes, or through a buffer writer.</summary>
public abstract class SerializationContext
{
    /// <summary>Ends the message with these bytes as all of it.</summary>
    public virtual void Complete(byte[] payload) => throw new NotSupportedException();

    /// <summary>The writer for the message's bytes.</summary>
    public virtual IBufferWriter<byte> GetBufferWriter() => throw new NotSupportedException();

    /// <summary>Says how many bytes will be written, so that room is taken once.</summary>
    public virtual void SetPayloadLength(int payloadLength)
    {
    }

    /// <summary>Ends the message that was written through the buffer writer.</summary>
    public virtual void Complete() => throw new NotSupportedException();
}
