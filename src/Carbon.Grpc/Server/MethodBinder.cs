using Grpc.Core;

namespace Carbon.Grpc.Server;

/// <summary>Turns each unary method of a generated service into a function of a call; others are not taken.</summary>
internal sealed class MethodBinder(IUnaryMethods methods, Action<IMethod, Func<ServerCall, Task>> add)
    : ServiceBinderBase
{
    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
    {
        var answer = methods.Find(method);
        add(method, async call =>
        {
            var request = await UnaryCalls.ReadOnlyRequestAsync(method, call).ConfigureAwait(false);
            var reply = await answer(request, call).ConfigureAwait(false);
            await UnaryCalls.ReplyAsync(method, call, reply).ConfigureAwait(false);
        });
    }
}
