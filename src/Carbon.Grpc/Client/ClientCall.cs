using System.IO.Pipelines;
using System.Net;
using Carbon.Grpc.Wire;
using Grpc.Core;
using Grpc.Net.Client;

namespace Carbon.Grpc.Client;

/// <summary>
/// One call of a client. It ends once, with the status that comes first: the server's, the deadline's, the caller's
/// cancellation or the transport's failure.
/// </summary>
internal sealed class ClientCall<TRequest, TResponse> : IDisposable
    where TRequest : class
    where TResponse : class
{
    // The same key that selects request compression in the library this project stands in for.
    private const string RequestEncodingKey = "grpc-internal-encoding-request";

    private readonly GrpcChannel _channel;
    private readonly Method<TRequest, TResponse> _method;
    private readonly string? _host;
    private readonly CallOptions _options;
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource<Metadata> _headers = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Status> _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private CancellationTokenRegistration _caller;
    private CancellationTokenRegistration _channelClosed;
    private ITimer? _timer;
    private Metadata _trailers = Metadata.Empty;
    private Task<FrameReader<TResponse>>? _opening;
    private HttpResponseMessage? _response;

    public ClientCall(
        GrpcChannel channel,
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest? onlyRequest)
    {
        _channel = channel;
        _method = method;
        _host = host;
        _options = options;
        var encoding = options.Headers?.GetValue(RequestEncodingKey);
        Content = new RequestContent<TRequest>(
            method.RequestMarshaller, onlyRequest, channel.Options.MaxSendMessageSize, encoding == Protocol.Gzip);
        Observe(_headers.Task);
    }

    public RequestContent<TRequest> Content { get; }

    public Task<Metadata> ResponseHeadersAsync => _headers.Task;

    public Task<Status> Finished => _finished.Task;

    public CancellationToken CancellationToken => _cancellation.Token;

    public bool HasOneReply => _method.Type is MethodType.Unary or MethodType.ClientStreaming;

    public void Start()
    {
        ObjectDisposedException.ThrowIf(_channel.IsClosed, _channel);
        var request = BuildRequest();
        StartTimer(request);
        _caller = _options.CancellationToken.UnsafeRegister(
            static state => ((ClientCall<TRequest, TResponse>)state!).Cancel("The call was cancelled."), this);
        _channelClosed = _channel.Closed.UnsafeRegister(
            static state => ((ClientCall<TRequest, TResponse>)state!).Cancel("The channel was closed."), this);
        _opening = OpenAsync(request);
        Observe(_opening);
        if (_finished.Task.IsCompleted)
            Release();
    }

    /// <summary>The reply of a call that has one; anything but one message with OK is an exception.</summary>
    public Task<TResponse> ReadOnlyReplyAsync()
    {
        var reply = ReadOneAsync();
        Observe(reply);
        return reply;
    }

    /// <summary>The next reply; null after the last one of a call that ended OK, otherwise an exception.</summary>
    public async Task<TResponse?> ReadAsync()
    {
        if (_finished.Task.IsCompleted)
        {
            return _finished.Task.Result.StatusCode == StatusCode.OK
                ? null
                : throw new RpcException(_finished.Task.Result, _trailers);
        }

        try
        {
            var reader = await _opening!.ConfigureAwait(false);
            if (await reader.ReadAsync(_cancellation.Token).ConfigureAwait(false) is { } reply)
                return reply;
        }
        catch (RpcException exception)
        {
            throw Fail(exception.Status, exception.Trailers);
        }
        catch (Exception exception) when (ClientFaults.IsTransport(exception))
        {
            throw Fail(Explain(exception), Metadata.Empty);
        }

        return ReadEnd() is { } failure ? throw failure : null;
    }

    /// <summary>Ends the call if nothing ended it before.</summary>
    public void Cancel(string detail) => Finish(new Status(StatusCode.Cancelled, detail), Metadata.Empty);

    public Status GetStatus() =>
        _finished.Task.IsCompleted
            ? _finished.Task.Result
            : throw new InvalidOperationException("The call has not ended, so it has no status.");

    public Metadata GetTrailers() =>
        _finished.Task.IsCompleted
            ? _trailers
            : throw new InvalidOperationException("The call has not ended, so it has no trailers.");

    public void Dispose() => Cancel("The call was disposed.");

    /// <summary>What a transport error means for this call, given its deadline.</summary>
    public Status Explain(Exception exception)
    {
        if (_finished.Task.IsCompleted)
            return _finished.Task.Result;
        var status = ClientFaults.Of(exception);
        var passed = _channel.Options.TimeProvider.GetUtcNow() >= _options.Deadline;
        // The server resets the stream when the deadline passes there a moment before it does here.
        return passed && status.StatusCode == StatusCode.Cancelled
            ? new Status(StatusCode.DeadlineExceeded, "The deadline of the call has passed.", exception)
            : status;
    }

    // A caller may drop a call without looking at its tasks; their exceptions are no news then.
    private static void Observe(Task task) => task.ContinueWith(
        static failed => _ = failed.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private async Task<TResponse> ReadOneAsync()
    {
        var reply = await ReadAsync().ConfigureAwait(false);
        if (reply is null)
            throw new RpcException(new Status(StatusCode.Internal, "The server sent no reply."));
        return await ReadAsync().ConfigureAwait(false) is null
            ? reply
            : throw Fail(new Status(StatusCode.Internal, "The server sent more than one reply."), Metadata.Empty);
    }

    private HttpRequestMessage BuildRequest()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_channel.Address, _method.FullName))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = Content,
        };
        request.Headers.Host = _host;
        request.Headers.TryAddWithoutValidation("TE", "trailers");
        request.Headers.TryAddWithoutValidation("User-Agent", "grpc-dotnet-carbon/1");
        request.Headers.TryAddWithoutValidation(Protocol.AcceptEncodingHeader, Protocol.AcceptedEncodings);
        foreach (var entry in _options.Headers ?? Metadata.Empty)
        {
            if (entry.Key == RequestEncodingKey)
                request.Headers.TryAddWithoutValidation(Protocol.EncodingHeader, entry.Value);
            else if (MetadataHeaders.IsReserved(entry.Key))
                throw new ArgumentException($"The header {entry.Key} belongs to the protocol.");
            else
                request.Headers.TryAddWithoutValidation(entry.Key, MetadataHeaders.ValueOf(entry));
        }

        return request;
    }

    private void StartTimer(HttpRequestMessage request)
    {
        if (_options.Deadline is not { } deadline || deadline == DateTime.MaxValue)
            return;
        if (deadline.Kind != DateTimeKind.Utc)
            throw new InvalidOperationException("A deadline must be in UTC.");
        var time = _channel.Options.TimeProvider;
        var remaining = deadline - time.GetUtcNow().UtcDateTime;
        request.Headers.TryAddWithoutValidation(Protocol.TimeoutHeader, TimeoutHeader.Encode(remaining));
        if (remaining > Protocol.LongestTimer)
            return;
        _timer = time.CreateTimer(
            static state => ((ClientCall<TRequest, TResponse>)state!).OnDeadline(),
            this,
            remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero,
            Timeout.InfiniteTimeSpan);
    }

    private void OnDeadline() => Finish(
        new Status(StatusCode.DeadlineExceeded, "The deadline of the call has passed."), Metadata.Empty);

    private async Task<FrameReader<TResponse>> OpenAsync(HttpRequestMessage request)
    {
        try
        {
            _response = await _channel.SendAsync(request, _cancellation.Token).ConfigureAwait(false);
            var headers = ResponseStatus.ReadMetadata(_response.Headers);
            if (ResponseStatus.Refusal(_response) is { } refusal)
                throw Fail(refusal, headers);
            _headers.TrySetResult(headers);
            var encoding = _response.Headers.NonValidated.TryGetValues(Protocol.EncodingHeader, out var encodings)
                ? encodings.ToString()
                : null;
            var body = await _response.Content.ReadAsStreamAsync(_cancellation.Token).ConfigureAwait(false);
            return new FrameReader<TResponse>(
                PipeReader.Create(body),
                _method.ResponseMarshaller,
                _channel.Options.MaxReceiveMessageSize,
                encoding);
        }
        catch (RpcException exception)
        {
            throw Fail(exception.Status, exception.Trailers);
        }
        catch (Exception exception) when (ClientFaults.IsTransport(exception))
        {
            throw Fail(Explain(exception), Metadata.Empty);
        }
        finally
        {
            if (_finished.Task.IsCompleted)
                Release();
        }
    }

    // After the last frame: the trailers hold the status, or the headers do when there was nothing else.
    private RpcException? ReadEnd()
    {
        var response = _response!;
        var inTrailers = ResponseStatus.Read(response.TrailingHeaders);
        var status = inTrailers ?? ResponseStatus.Read(response.Headers)
            ?? new Status(StatusCode.Internal, "The server ended the call without a status.");
        var trailers = ResponseStatus.ReadMetadata(
            inTrailers is null ? response.Headers : response.TrailingHeaders);
        Finish(status, trailers);
        var final = _finished.Task.Result;
        return final.StatusCode == StatusCode.OK ? null : new RpcException(final, _trailers);
    }

    private RpcException Fail(Status status, Metadata trailers)
    {
        Finish(status, trailers);
        return new RpcException(_finished.Task.Result, _trailers);
    }

    private void Finish(Status status, Metadata trailers)
    {
        lock (_lock)
        {
            if (_finished.Task.IsCompleted)
                return;
            _trailers = trailers;
            _finished.SetResult(status);
        }

        if (status.StatusCode == StatusCode.OK)
            _headers.TrySetCanceled();
        else
            _headers.TrySetException(new RpcException(status, trailers));
        Content.GiveUp();
        _cancellation.Cancel();
        Release();
    }

    // The token source is not disposed: a write or read that lost the race may still look at its token.
    private void Release()
    {
        _timer?.Dispose();
        _caller.Unregister();
        _channelClosed.Unregister();
        _response?.Dispose();
    }
}
