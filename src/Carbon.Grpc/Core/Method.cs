namespace Grpc.Core;

/// <summary>Which sides of a call may send more than one message.</summary>
public enum MethodType
{
    /// <summary>One request, one reply.</summary>
    Unary,

    /// <summary>Many requests, one reply.</summary>
    ClientStreaming,

    /// <summary>One request, many replies.</summary>
    ServerStreaming,

    /// <summary>Many requests, many replies, in any interleaving.</summary>
    DuplexStreaming,
}

/// <summary>A method without the types of its messages.</summary>
public interface IMethod
{
    /// <summary>Which sides stream.</summary>
    MethodType Type { get; }

    /// <summary>The full name of the service.</summary>
    string ServiceName { get; }

    /// <summary>The name within the service.</summary>
    string Name { get; }

    /// <summary>The path on the wire: /service/method.</summary>
    string FullName { get; }
}

/// <summary>A method of a service with the marshallers of its messages.</summary>
public sealed class Method<TRequest, TResponse> : IMethod
{
    /// <summary>A method of this service and name.</summary>
    public Method(
        MethodType type,
        string serviceName,
        string name,
        Marshaller<TRequest> requestMarshaller,
        Marshaller<TResponse> responseMarshaller)
    {
        Type = type;
        ServiceName = serviceName;
        Name = name;
        RequestMarshaller = requestMarshaller;
        ResponseMarshaller = responseMarshaller;
        FullName = $"/{serviceName}/{name}";
    }

    /// <inheritdoc/>
    public MethodType Type { get; }

    /// <inheritdoc/>
    public string ServiceName { get; }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string FullName { get; }

    /// <summary>The marshaller of requests.</summary>
    public Marshaller<TRequest> RequestMarshaller { get; }

    /// <summary>The marshaller of replies.</summary>
    public Marshaller<TResponse> ResponseMarshaller { get; }
}
