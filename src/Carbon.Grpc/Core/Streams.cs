namespace Grpc.Core;

/// <summary>Messages that arrive one after the other; one reader at a time.</summary>
public interface IAsyncStreamReader<out T>
{
    /// <summary>The message <see cref="MoveNext"/> has read.</summary>
    T Current { get; }

    /// <summary>Reads the next message; false at the end of the stream.</summary>
    Task<bool> MoveNext(CancellationToken cancellationToken);
}

/// <summary>Messages sent one after the other; one write at a time.</summary>
public interface IAsyncStreamWriter<in T>
{
    /// <summary>Options of the writes that follow.</summary>
    WriteOptions? WriteOptions { get; set; }

    /// <summary>Sends a message and waits until the transport took it.</summary>
    Task WriteAsync(T message);

    /// <summary>Sends a message and waits until the transport took it; cancelling ends the whole call.</summary>
    Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return WriteAsync(message);
    }
}

/// <summary>The replies of a streaming method.</summary>
public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>
{
}

/// <summary>The requests of a client-streaming or duplex call.</summary>
public interface IClientStreamWriter<in T> : IAsyncStreamWriter<T>
{
    /// <summary>Says that no more requests follow.</summary>
    Task CompleteAsync();
}

/// <summary>Flags of one write.</summary>
[Flags]
#pragma warning disable CA1711 // The public name of the API this project stands in for.
public enum WriteFlags
#pragma warning restore CA1711
{
    /// <summary>Send at once, compressed if the call is.</summary>
    None = 0,

    /// <summary>The message may wait for the next one.</summary>
    BufferHint = 1,

    /// <summary>Send this message uncompressed.</summary>
    NoCompress = 2,
}

/// <summary>Options of a write.</summary>
public sealed class WriteOptions(WriteFlags flags = WriteFlags.None)
{
    /// <summary>No flag set.</summary>
    public static readonly WriteOptions Default = new();

    /// <summary>The flags.</summary>
    public WriteFlags Flags { get; } = flags;
}
