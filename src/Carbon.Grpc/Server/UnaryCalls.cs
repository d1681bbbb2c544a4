using Grpc.Core;

namespace Carbon.Grpc.Server;

/// <summary>The one request and the one reply of a call.</summary>
internal static class UnaryCalls
{
    public static async Task<TRequest> ReadOnlyRequestAsync<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ServerCall call)
        where TRequest : class
    {
        var reader = call.Reader(method.RequestMarshaller);
        var request = await call.ReadAsync(reader, call.CancellationToken).ConfigureAwait(false);
        if (request is null)
            throw new RpcException(new Status(StatusCode.Internal, "The request has no message."));
        return await call.ReadAsync(reader, call.CancellationToken).ConfigureAwait(false) is null
            ? request
            : throw new RpcException(new Status(StatusCode.Internal, "The request has more than one message."));
    }

    public static Task ReplyAsync<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ServerCall call, TResponse? reply)
        where TResponse : class
    {
        if (reply is null)
            throw new InvalidOperationException($"{method.FullName} returned no reply.");
        // A status other than OK set by the method takes the place of the reply.
        return call.Status.StatusCode == StatusCode.OK
            ? call.SendAsync(method.ResponseMarshaller, reply, flush: false, call.CancellationToken)
            : Task.CompletedTask;
    }
}
