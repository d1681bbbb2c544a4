using Grpc.Core;

namespace Carbon.Grpc.Server;

/// <summary>Answers the unary methods of services by other means than a class derived from a generated one.</summary>
public interface IUnaryMethods
{
    /// <summary>What answers a method.</summary>
    /// <exception cref="InvalidOperationException">Nothing does.</exception>
    UnaryServerMethod<TRequest, TResponse> Find<TRequest, TResponse>(Method<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class;
}
