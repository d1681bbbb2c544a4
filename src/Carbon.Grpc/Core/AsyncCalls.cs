using System.Runtime.CompilerServices;

namespace Grpc.Core;

/// <summary>A unary call on its way; await it for the reply.</summary>
public sealed class AsyncUnaryCall<TResponse>(
    Task<TResponse> responseAsync,
    Task<Metadata> responseHeadersAsync,
    Func<Status> getStatusFunc,
    Func<Metadata> getTrailersFunc,
    Action disposeAction) : IDisposable
{
    /// <summary>The reply.</summary>
    public Task<TResponse> ResponseAsync { get; } = responseAsync;

    /// <summary>The headers the server sent before the reply.</summary>
    public Task<Metadata> ResponseHeadersAsync { get; } = responseHeadersAsync;

    /// <summary>Makes the call awaitable.</summary>
    public TaskAwaiter<TResponse> GetAwaiter() => ResponseAsync.GetAwaiter();

    /// <summary>Makes the call awaitable off the caller's context.</summary>
    public ConfiguredTaskAwaitable<TResponse> ConfigureAwait(bool continueOnCapturedContext) =>
        ResponseAsync.ConfigureAwait(continueOnCapturedContext);

    /// <summary>The status of a call that has ended; earlier it throws.</summary>
    public Status GetStatus() => getStatusFunc();

    /// <summary>The trailers of a call that has ended; earlier it throws.</summary>
    public Metadata GetTrailers() => getTrailersFunc();

    /// <summary>Gives the call up if it has not ended.</summary>
    public void Dispose() => disposeAction();
}

/// <summary>A server-streaming call on its way.</summary>
public sealed class AsyncServerStreamingCall<TResponse>(
    IAsyncStreamReader<TResponse> responseStream,
    Task<Metadata> responseHeadersAsync,
    Func<Status> getStatusFunc,
    Func<Metadata> getTrailersFunc,
    Action disposeAction) : IDisposable
{
    /// <summary>The replies.</summary>
    public IAsyncStreamReader<TResponse> ResponseStream { get; } = responseStream;

    /// <summary>The headers the server sent before the first reply.</summary>
    public Task<Metadata> ResponseHeadersAsync { get; } = responseHeadersAsync;

    /// <summary>The status of a call that has ended; earlier it throws.</summary>
    public Status GetStatus() => getStatusFunc();

    /// <summary>The trailers of a call that has ended; earlier it throws.</summary>
    public Metadata GetTrailers() => getTrailersFunc();

    /// <summary>Gives the call up if it has not ended.</summary>
    public void Dispose() => disposeAction();
}

/// <summary>A client-streaming call on its way; await it for the reply.</summary>
public sealed class AsyncClientStreamingCall<TRequest, TResponse>(
    IClientStreamWriter<TRequest> requestStream,
    Task<TResponse> responseAsync,
    Task<Metadata> responseHeadersAsync,
    Func<Status> getStatusFunc,
    Func<Metadata> getTrailersFunc,
    Action disposeAction) : IDisposable
{
    /// <summary>The requests.</summary>
    public IClientStreamWriter<TRequest> RequestStream { get; } = requestStream;

    /// <summary>The reply.</summary>
    public Task<TResponse> ResponseAsync { get; } = responseAsync;

    /// <summary>The headers the server sent before the reply.</summary>
    public Task<Metadata> ResponseHeadersAsync { get; } = responseHeadersAsync;

    /// <summary>Makes the call awaitable.</summary>
    public TaskAwaiter<TResponse> GetAwaiter() => ResponseAsync.GetAwaiter();

    /// <summary>Makes the call awaitable off the caller's context.</summary>
    public ConfiguredTaskAwaitable<TResponse> ConfigureAwait(bool continueOnCapturedContext) =>
        ResponseAsync.ConfigureAwait(continueOnCapturedContext);

    /// <summary>The status of a call that has ended; earlier it throws.</summary>
    public Status GetStatus() => getStatusFunc();

    /// <summary>The trailers of a call that has ended; earlier it throws.</summary>
    public Metadata GetTrailers() => getTrailersFunc();

    /// <summary>Gives the call up if it has not ended.</summary>
    public void Dispose() => disposeAction();
}

/// <summary>A duplex call on its way.</summary>
public sealed class AsyncDuplexStreamingCall<TRequest, TResponse>(
    IClientStreamWriter<TRequest> requestStream,
    IAsyncStreamReader<TResponse> responseStream,
    Task<Metadata> responseHeadersAsync,
    Func<Status> getStatusFunc,
    Func<Metadata> getTrailersFunc,
    Action disposeAction) : IDisposable
{
    /// <summary>The requests.</summary>
    public IClientStreamWriter<TRequest> RequestStream { get; } = requestStream;

    /// <summary>The replies.</summary>
    public IAsyncStreamReader<TResponse> ResponseStream { get; } = responseStream;

    /// <summary>The headers the server sent before the first reply.</summary>
    public Task<Metadata> ResponseHeadersAsync { get; } = responseHeadersAsync;

    /// <summary>The status of a call that has ended; earlier it throws.</summary>
    public Status GetStatus() => getStatusFunc();

    /// <summary>The trailers of a call that has ended; earlier it throws.</summary>
    public Metadata GetTrailers() => getTrailersFunc();

    /// <summary>Gives the call up if it has not ended.</summary>
    public void Dispose() => disposeAction();
}
