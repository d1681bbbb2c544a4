namespace Grpc.Core;

/// <summary>What a client asks of one call.</summary>
// Two sets of options are never compared; equality would only compare references.
#pragma warning disable CA1815
public readonly struct CallOptions
#pragma warning restore CA1815
{
    /// <summary>Options of a call; a deadline must be in UTC.</summary>
    // The order of the API this project stands in for, which generated clients call by position.
#pragma warning disable CA1068
    public CallOptions(
        Metadata? headers = null,
        DateTime? deadline = null,
        CancellationToken cancellationToken = default,
        WriteOptions? writeOptions = null)
#pragma warning restore CA1068
    {
        Headers = headers;
        Deadline = deadline;
        CancellationToken = cancellationToken;
        WriteOptions = writeOptions;
    }

    /// <summary>The metadata to send, or null.</summary>
    public Metadata? Headers { get; private init; }

    /// <summary>The time in UTC at which the call ends, or null.</summary>
    public DateTime? Deadline { get; private init; }

    /// <summary>Gives the call up.</summary>
    public CancellationToken CancellationToken { get; private init; }

    /// <summary>Options of the writes, or null.</summary>
    public WriteOptions? WriteOptions { get; private init; }

    /// <summary>The same with these headers.</summary>
    public CallOptions WithHeaders(Metadata headers) => this with { Headers = headers };

    /// <summary>The same with this deadline in UTC.</summary>
    public CallOptions WithDeadline(DateTime deadline) => this with { Deadline = deadline };

    /// <summary>The same with this token.</summary>
    public CallOptions WithCancellationToken(CancellationToken cancellationToken) =>
        this with { CancellationToken = cancellationToken };

    /// <summary>The same with these write options.</summary>
    public CallOptions WithWriteOptions(WriteOptions writeOptions) => this with { WriteOptions = writeOptions };
}
