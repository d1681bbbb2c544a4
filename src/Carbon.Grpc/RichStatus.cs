using Carbon.Grpc.Wire;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Carbon.Grpc;

/// <summary>Errors that carry a google.rpc.Status with details for programs and for people.</summary>
public static class RichStatus
{
    /// <summary>
    /// The exception a service throws to answer with this code, English message and details; each type of detail
    /// at most once, else <see cref="ArgumentException"/>.
    /// </summary>
    public static RpcException ToException(StatusCode code, string message, params IReadOnlyList<IMessage> details)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(details);
        if (code == StatusCode.OK)
            throw new ArgumentException("A call that succeeds has no error.", nameof(code));
        if (details.DistinctBy(detail => detail.Descriptor.FullName).Count() != details.Count)
            throw new ArgumentException("A type of detail is given twice.", nameof(details));
        var status = new Google.Rpc.Status { Code = (int)code, Message = message };
        status.Details.AddRange(details.Select(Any.Pack));
        var trailers = new Metadata { { Protocol.StatusDetailsHeader, status.ToByteArray() } };
        return new RpcException(new Status(code, message), trailers);
    }

    /// <summary>
    /// The rich status a server sent, or null when it sent none; bytes that are no such status, or contradict the
    /// code of the call, count as none.
    /// </summary>
    public static Google.Rpc.Status? From(RpcException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        if (exception.Trailers.GetValueBytes(Protocol.StatusDetailsHeader) is not { } bytes)
            return null;
        Google.Rpc.Status status;
        try
        {
            status = Google.Rpc.Status.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }

        return status.Code == (int)exception.StatusCode ? status : null;
    }

    /// <summary>The detail of this type in the rich status of an exception, or null when there is none.</summary>
    public static T? Detail<T>(RpcException exception)
        where T : class, IMessage<T>, new()
    {
        var wanted = new T().Descriptor;
        var packed = From(exception)?.Details.FirstOrDefault(detail => detail.Is(wanted));
        return packed?.Unpack<T>();
    }
}
