using System.Reflection;
using Grpc.Core;

namespace Carbon.Grpc.Server;

/// <summary>Turns each method of a service class into a function of a service object and a call.</summary>
internal sealed class ServiceBinder<TService>(Action<IMethod, MethodInfo, Func<TService, ServerCall, Task>> add)
    : ServiceBinderBase
    where TService : class
{
    private delegate Task<TResponse> Unary<TRequest, TResponse>(
        TService service, TRequest request, ServerCallContext context);

    private delegate Task<TResponse> ClientStreaming<TRequest, TResponse>(
        TService service, IAsyncStreamReader<TRequest> requests, ServerCallContext context);

    private delegate Task ServerStreaming<TRequest, TResponse>(
        TService service, TRequest request, IServerStreamWriter<TResponse> replies, ServerCallContext context);

    private delegate Task Duplex<TRequest, TResponse>(
        TService service,
        IAsyncStreamReader<TRequest> requests,
        IServerStreamWriter<TResponse> replies,
        ServerCallContext context);

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
    {
        var (implementation, target) = Find<Unary<TRequest, TResponse>>(
            method, typeof(TRequest), typeof(ServerCallContext));
        add(method, implementation, async (service, call) =>
        {
            var request = await UnaryCalls.ReadOnlyRequestAsync(method, call).ConfigureAwait(false);
            var reply = await target(service, request, call).ConfigureAwait(false);
            await UnaryCalls.ReplyAsync(method, call, reply).ConfigureAwait(false);
        });
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var (implementation, target) = Find<ClientStreaming<TRequest, TResponse>>(
            method, typeof(IAsyncStreamReader<TRequest>), typeof(ServerCallContext));
        add(method, implementation, async (service, call) =>
        {
            var reply = await target(service, Requests(method, call), call).ConfigureAwait(false);
            await UnaryCalls.ReplyAsync(method, call, reply).ConfigureAwait(false);
        });
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var (implementation, target) = Find<ServerStreaming<TRequest, TResponse>>(
            method, typeof(TRequest), typeof(IServerStreamWriter<TResponse>), typeof(ServerCallContext));
        add(method, implementation, async (service, call) =>
        {
            var request = await UnaryCalls.ReadOnlyRequestAsync(method, call).ConfigureAwait(false);
            await target(service, request, Replies(method, call), call).ConfigureAwait(false);
        });
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var (implementation, target) = Find<Duplex<TRequest, TResponse>>(
            method,
            typeof(IAsyncStreamReader<TRequest>),
            typeof(IServerStreamWriter<TResponse>),
            typeof(ServerCallContext));
        add(method, implementation, (service, call) =>
            target(service, Requests(method, call), Replies(method, call), call));
    }

    private static RequestStreamReader<TRequest> Requests<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ServerCall call)
        where TRequest : class =>
        new(call, call.Reader(method.RequestMarshaller));

    private static ResponseStreamWriter<TResponse> Replies<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ServerCall call) =>
        new(call, method.ResponseMarshaller);

    private static (MethodInfo Implementation, TDelegate Target) Find<TDelegate>(
        IMethod method, params Type[] parameters)
        where TDelegate : Delegate
    {
        var implementation = typeof(TService).GetMethod(method.Name, parameters)
            ?? throw new InvalidOperationException($"{typeof(TService)} has no method for {method.FullName}.");
        return (implementation, implementation.CreateDelegate<TDelegate>());
    }
}
