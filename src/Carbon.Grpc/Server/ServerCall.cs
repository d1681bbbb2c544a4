using System.Globalization;
using Carbon.Grpc.Wire;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Carbon.Grpc.Server;

/// <summary>
/// One call on an HTTP/2 stream. It ends once: by the method's return, or by its deadline, whichever claims it first.
/// </summary>
internal sealed class ServerCall : ServerCallContext, IAsyncDisposable
{
    private const int NoError = 0;
    private const int Cancel = 8;

    // A write that holds the stream longer than this at the deadline is stalled by the client's window.
    private static readonly TimeSpan s_writeGrace = TimeSpan.FromMilliseconds(100);

    private readonly IMethod _method;
    private readonly GrpcServiceOptions _options;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _cancellation = new();
    private readonly CancellationTokenRegistration _aborted;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly FrameWriter _frames;
    private readonly Metadata _requestHeaders = [];
    private readonly Metadata _responseTrailers = [];
    private ITimer? _timer;
    private Task _deadlineEnd = Task.CompletedTask;
    private DateTime _deadline = DateTime.MaxValue;
    private Status _status = Status.DefaultSuccess;
    private int _ended;
    private bool _requestLost;
    private bool _headersPrepared;
    private bool _bodyStarted;
    private bool _compress;

    public ServerCall(HttpContext httpContext, IMethod method, GrpcServiceOptions options, TimeProvider time)
    {
        HttpContext = httpContext;
        _method = method;
        _options = options;
        _time = time;
        _frames = new FrameWriter(options.MaxSendMessageSize);
        _aborted = httpContext.RequestAborted.UnsafeRegister(
            static state => ((ServerCall)state!).OnAborted(), this);
    }

    public HttpContext HttpContext { get; }

    public bool DeadlinePassed { get; private set; }

    public bool IsGivenUp => _requestLost || DeadlinePassed || _cancellation.IsCancellationRequested;

    public string? RequestEncoding { get; private set; }

    protected override string MethodCore => _method.FullName;

    protected override string HostCore => HttpContext.Request.Host.Value ?? "";

    protected override string PeerCore => Peers.Name(HttpContext.Connection);

    protected override DateTime DeadlineCore => _deadline;

    protected override Metadata RequestHeadersCore => _requestHeaders;

    protected override CancellationToken CancellationTokenCore => _cancellation.Token;

    protected override Metadata ResponseTrailersCore => _responseTrailers;

    protected override Status StatusCore
    {
        get => _status;
        set => _status = value;
    }

    protected override WriteOptions? WriteOptionsCore { get; set; }

    private bool SendsStream => _method.Type is MethodType.ServerStreaming or MethodType.DuplexStreaming;

    private bool ReceivesStream => _method.Type is MethodType.ClientStreaming or MethodType.DuplexStreaming;

    /// <summary>Reads the request's headers and starts the clock; throws RpcException for what is malformed.</summary>
    public void Start()
    {
        HttpContext.Response.ContentType = Protocol.ContentType;
        HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        if (HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bodySize)
            bodySize.MaxRequestBodySize = null;
        if (ReceivesStream && HttpContext.Features.Get<Microsoft.AspNetCore.Server.Kestrel.Core.Features
                .IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        foreach (var (name, values) in HttpContext.Request.Headers)
        {
            foreach (var value in values)
                MetadataHeaders.AddReceived(_requestHeaders, name, value ?? "");
        }

        _requestHeaders.Freeze();
        StartTimer();
        RequestEncoding = HttpContext.Request.Headers[Protocol.EncodingHeader];
        if (RequestEncoding is null or Protocol.Identity or Protocol.Gzip)
            return;
        HttpContext.Response.Headers[Protocol.AcceptEncodingHeader] = Protocol.AcceptedEncodings;
        throw new RpcException(new Status(
            StatusCode.Unimplemented, $"The encoding {RequestEncoding} of the request is not supported."));
    }

    public FrameReader<T> Reader<T>(Marshaller<T> marshaller)
        where T : class =>
        new(HttpContext.Request.BodyReader, marshaller, _options.MaxReceiveMessageSize, RequestEncoding);

    /// <summary>The next request, or null at the end of the stream; a reset by the client is a cancellation.</summary>
    public async Task<T?> ReadAsync<T>(FrameReader<T> reader, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            // The body may tell of a reset or lost connection a moment before the token does.
            _requestLost = true;
            throw new OperationCanceledException("The client ended the call.", exception, CancellationToken);
        }
    }

    public async Task SendAsync<T>(Marshaller<T> marshaller, T message, bool flush, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!await EnterAsync(cancellationToken).ConfigureAwait(false))
            throw new InvalidOperationException("The write before this one has not ended.");
        try
        {
            PrepareHeaders();
            var plain = WriteOptions?.Flags.HasFlag(WriteFlags.NoCompress) == true;
            var frame = _frames.Frame(marshaller, message, _compress && !plain);
            _bodyStarted = true;
            var body = HttpContext.Response.BodyWriter;
            if (flush)
                await body.WriteAsync(frame, cancellationToken).ConfigureAwait(false);
            else
                CopyTo(body, frame.Span);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Ends the call with this status unless the deadline already has.</summary>
    public async Task EndAsync(Status status)
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
        {
            await _deadlineEnd.ConfigureAwait(false);
            return;
        }

        await _sending.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (!HttpContext.RequestAborted.IsCancellationRequested)
                WriteStatus(status, _responseTrailers);
        }
        finally
        {
            _sending.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _aborted.DisposeAsync().ConfigureAwait(false);
        if (_timer is not null)
            await _timer.DisposeAsync().ConfigureAwait(false);
        await _deadlineEnd.ConfigureAwait(false);
        _cancellation.Dispose();
        _sending.Dispose();
        _frames.Dispose();
    }

    protected override async Task WriteResponseHeadersAsyncCore(Metadata responseHeaders)
    {
        ArgumentNullException.ThrowIfNull(responseHeaders);
        if (_headersPrepared)
            throw new InvalidOperationException("The response headers are already sent.");
        if (!await EnterAsync(CancellationToken.None).ConfigureAwait(false))
            throw new InvalidOperationException("The write before this one has not ended.");
        try
        {
            foreach (var entry in responseHeaders)
                HttpContext.Response.Headers.Append(entry.Key, MetadataHeaders.ValueOf(entry));
            PrepareHeaders();
            _bodyStarted = true;
            await HttpContext.Response.BodyWriter.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    private static void CopyTo(System.IO.Pipelines.PipeWriter body, ReadOnlySpan<byte> frame)
    {
        while (!frame.IsEmpty)
        {
            var room = body.GetSpan();
            var count = Math.Min(room.Length, frame.Length);
            frame[..count].CopyTo(room);
            body.Advance(count);
            frame = frame[count..];
        }
    }

    // False when another write holds the stream; throws when the call is over.
    private async ValueTask<bool> EnterAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _cancellation.Token.ThrowIfCancellationRequested();
        var entered = await _sending.WaitAsync(TimeSpan.Zero, CancellationToken.None).ConfigureAwait(false);
        if (Volatile.Read(ref _ended) == 0)
            return entered;
        if (entered)
            _sending.Release();
        throw DeadlinePassed
            ? new OperationCanceledException("The deadline of the call has passed.")
            : new InvalidOperationException("The call has ended.");
    }

    private void PrepareHeaders()
    {
        if (_headersPrepared)
            return;
        _headersPrepared = true;
        if (_options.ResponseCompressionAlgorithm != Protocol.Gzip)
            return;
        var accepted = HttpContext.Request.Headers[Protocol.AcceptEncodingHeader].ToString();
        _compress = accepted.Split(',', StringSplitOptions.TrimEntries).Contains(Protocol.Gzip);
        if (_compress)
            HttpContext.Response.Headers[Protocol.EncodingHeader] = Protocol.Gzip;
    }

    // An error before anything was sent goes into the headers: one frame, "trailers only".
    private void WriteStatus(Status status, Metadata trailers)
    {
        var onlyTrailers = !_bodyStarted && status.StatusCode != StatusCode.OK;
        var target = onlyTrailers
            ? HttpContext.Response.Headers
            : HttpContext.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers;
        target[Protocol.StatusHeader] = ((int)status.StatusCode).ToString(CultureInfo.InvariantCulture);
        if (status.Detail.Length > 0)
            target[Protocol.MessageHeader] = PercentEncoding.Encode(status.Detail);
        // What belongs to the protocol is not the method's to say, not even by handing on another server's trailers.
        foreach (var entry in trailers.Where(entry => !MetadataHeaders.IsReserved(entry.Key)))
            target.Append(entry.Key, MetadataHeaders.ValueOf(entry));
    }

    private void StartTimer()
    {
        var header = HttpContext.Request.Headers[Protocol.TimeoutHeader].ToString();
        TimeSpan? timeout = SendsStream ? _options.DefaultStreamDeadline : _options.DefaultDeadline;
        if (header.Length > 0)
        {
            timeout = TimeoutHeader.TryDecode(header, out var asked)
                ? asked
                : throw new RpcException(new Status(StatusCode.Internal, "The grpc-timeout is malformed."));
        }

        if (timeout is not { } remaining || remaining > Protocol.LongestTimer)
            return;
        _deadline = _time.GetUtcNow().UtcDateTime.Add(remaining);
        _timer = _time.CreateTimer(
            static state => ((ServerCall)state!).OnDeadline(), this, remaining, Timeout.InfiniteTimeSpan);
    }

    private void OnDeadline()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // Set before the claim: whoever loses the claim must find the task to wait for.
        Volatile.Write(ref _deadlineEnd, done.Task);
        if (Interlocked.Exchange(ref _ended, 1) != 0)
        {
            done.SetResult();
            return;
        }

        DeadlinePassed = true;
        _ = EndByDeadlineAsync().ContinueWith(
            done.SetFromTask, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    // The response ends now, also under a method that ignores its token; the request lives until the method returns,
    // because the server uses its HttpContext again.
    private async Task EndByDeadlineAsync()
    {
        var reset = HttpContext.Features.Get<IHttpResetFeature>();
        if (await _sending.WaitAsync(s_writeGrace, CancellationToken.None).ConfigureAwait(false))
        {
            try
            {
                // Without the trailers, which the method may be adding to at this moment.
                var late = new Status(StatusCode.DeadlineExceeded, "The deadline of the call has passed.");
                WriteStatus(late, Metadata.Empty);
                await HttpContext.Response.CompleteAsync().ConfigureAwait(false);
            }
            finally
            {
                _sending.Release();
            }

            if (ReceivesStream)
                reset?.Reset(NoError);
        }
        else
        {
            reset?.Reset(Cancel);
        }

        await _cancellation.CancelAsync().ConfigureAwait(false);
    }

    // Disposal waits for this callback, so the source is alive here.
    private void OnAborted() => _cancellation.Cancel();
}
