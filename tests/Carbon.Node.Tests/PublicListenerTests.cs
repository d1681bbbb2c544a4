using System.Net;
using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;

namespace Carbon.Node.Tests;

[Collection(NetworkTests.Name)]
public sealed class PublicListenerTests(NetworkFixture network)
{
    private static readonly HttpClient Http =
        new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    private string Page => network.ForestryState.PublicAddress;

    [Fact]
    public async Task Offers_no_service_that_writes()
    {
        using var channel = GrpcChannel.ForAddress(network.ForestryState.PublicGrpcAddress);
        foreach (var method in Gateway.Callers.MethodRules.All
            .Where(rule => !rule.Value.Contains(Gateway.Callers.CallerRole.Reader)).Select(rule => rule.Key.Split('/')))
        {
            var bytes = Marshallers.Create<byte[]>(value => value, value => value);
            var call = new Method<byte[], byte[]>(MethodType.Unary, method[1], method[2], bytes, bytes);
            var error = await Assert.ThrowsAsync<RpcException>(() =>
                channel.CreateCallInvoker().AsyncUnaryCall(call, null, default, []).ResponseAsync);
            Assert.Equal(StatusCode.Unimplemented, error.StatusCode);
        }

        var status = await Assert.ThrowsAsync<RpcException>(() =>
            new Wire.NodeService.NodeServiceClient(channel).GetNodeStatusAsync(new()).ResponseAsync);
        Assert.Equal(StatusCode.Unimplemented, status.StatusCode);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Answers_no_http_method_that_could_write(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{Page}/v1/tickets/{network.YiningTicket}");
        using var response = await Http.SendAsync(request);
        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound });
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/page.css")]
    [InlineData("/v1/tickets/x")]
    public async Task Sends_the_headers_that_keep_a_browser_safe(string path)
    {
        using var response = await Http.GetAsync(new Uri(Page + path));
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/v1/tickets/654002-C-2026-0000001-0", 400, "CHECK_CHARACTER_WRONG")]
    [InlineData("/v1/tickets/nonsense", 400, "NUMBER_MALFORMED")]
    [InlineData("/v1/tickets/654002-C-2026-9999999-Z", 404, "TICKET_UNKNOWN")]
    [InlineData("/v1/tickets/654002-C-2026-9999999-Z/events", 404, "TICKET_UNKNOWN")]
    [InlineData("/v1/tickets/654002-C-2026-0000001-N/events?pageSize=-1", 400, "FIELD_INVALID")]
    [InlineData("/v1/tickets/654002-C-2026-0000001-N/events?pageToken=x", 400, "PAGE_TOKEN_INVALID")]
    [InlineData("/v1/tickets/654002-C-2026-0000001-N?minHeight=999999", 503, "UNAVAILABLE")]
    public async Task Says_in_json_why_it_does_not_answer(string path, int status, string reason)
    {
        using var response = await Http.GetAsync(new Uri(Page + path));
        Assert.Equal(status, (int)response.StatusCode);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var info = body.RootElement.GetProperty("details").EnumerateArray()
            .Single(detail => detail.GetProperty("@type").GetString()!.EndsWith("ErrorInfo", StringComparison.Ordinal));
        Assert.Equal(reason, info.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Shows_a_history_and_a_voucher_as_json()
    {
        using var history = JsonDocument.Parse(
            await Http.GetStringAsync(new Uri($"{Page}/v1/tickets/{network.YiningTicket}/events?pageSize=2")));
        Assert.Equal(2, history.RootElement.GetProperty("events").GetArrayLength());
        Assert.NotEmpty(history.RootElement.GetProperty("nextPageToken").GetString()!);
        using var voucher = JsonDocument.Parse(
            await Http.GetStringAsync(new Uri($"{Page}/v1/vouchers/{network.Played.Lives[0].VoucherNumber}")));
        Assert.Equal("3494.9", voucher.RootElement.GetProperty("voucher").GetProperty("amountText").GetString());
    }

    [Fact]
    public async Task Takes_no_body_of_any_size()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"{network.ForestryState.PublicGrpcAddress}/carbon.v1.TicketQueryService/GetTicket")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(Frame(new string('x', 64 * 1024))),
        };
        request.Content.Headers.ContentType = new("application/grpc");
        using var response = await Http.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
        var status = response.Headers.TryGetValues("grpc-status", out var early)
            ? early.Single()
            : response.TrailingHeaders.GetValues("grpc-status").Single();
        Assert.Equal(StatusCode.ResourceExhausted, Enum.Parse<StatusCode>(status));
    }

    [Fact]
    public async Task Slows_a_visitor_who_asks_too_much_and_goes_on_answering_members()
    {
        var limits = Gateway.Settings.PublicLimits.Usual;
        var asked = Enumerable.Range(0, limits.Rate.Burst + (limits.Rate.RequestsPerSecond * 20))
            .Select(_ => Http.GetAsync(new Uri(network.State.Node("court").PublicAddress + "/healthz")));
        var answers = await Task.WhenAll(asked);
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        await network.Court.Queries.GetTicketAsync(new() { Name = network.YiningTicket });
    }

    private static byte[] Frame(string name)
    {
        var message = Google.Protobuf.MessageExtensions.ToByteArray(new Wire.GetTicketRequest { Name = name });
        var frame = new byte[message.Length + 5];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }
}
