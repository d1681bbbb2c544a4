namespace Grpc.Core;

/// <summary>A call that ended with a status other than OK.</summary>
// The three constructors every exception is advised to have would make one without a status.
#pragma warning disable CA1032
public sealed class RpcException : Exception
#pragma warning restore CA1032
{
    /// <summary>An exception of this status without trailers.</summary>
    public RpcException(Status status)
        : this(status, Metadata.Empty, status.ToString())
    {
    }

    /// <summary>An exception of this status with its own message.</summary>
    public RpcException(Status status, string message)
        : this(status, Metadata.Empty, message)
    {
    }

    /// <summary>An exception of this status with trailers.</summary>
    public RpcException(Status status, Metadata trailers)
        : this(status, trailers, status.ToString())
    {
    }

    /// <summary>An exception of this status with trailers and its own message.</summary>
    public RpcException(Status status, Metadata trailers, string message)
        : base(message, status.DebugException)
    {
        ArgumentNullException.ThrowIfNull(trailers);
        Status = status;
        Trailers = trailers;
    }

    /// <summary>How the call ended.</summary>
    public Status Status { get; }

    /// <summary>The code of <see cref="Status"/>.</summary>
    public StatusCode StatusCode => Status.StatusCode;

    /// <summary>What came, or will go, after the last message.</summary>
    public Metadata Trailers { get; }
}
