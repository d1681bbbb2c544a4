using System.Net;
using System.Net.Http.Headers;
using Carbon.Test.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace Carbon.Grpc.Tests;

public sealed class LimitTests
{
    private static EchoRequest Large => new() { Text = new string('长', 20_000) };

    [Fact]
    public async Task The_server_refuses_a_message_above_its_limit()
    {
        await using var host = await EchoHost.StartAsync(options => options.MaxReceiveMessageSize = 1000);
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await host.Client().SayAsync(Large));
        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        Assert.Empty(host.Logs.Lines);
    }

    [Fact]
    public async Task The_server_refuses_by_the_length_prefix_before_the_message_comes()
    {
        await using var host = await EchoHost.StartAsync(options => options.MaxReceiveMessageSize = 1000);
        using var raw = new RawClient(host.Address);
        // The body stays open and holds five bytes only: the refusal cannot have waited for the message.
        using var response = await raw.PostOpenAsync("/carbon.test.v1.EchoService/Say", [0, 0x7f, 0, 0, 0]);
        Assert.Equal("8", response.Headers.GetValues("grpc-status").Single());
    }

    [Fact]
    public async Task The_server_refuses_a_small_frame_that_unfolds_above_its_limit()
    {
        await using var host = await EchoHost.StartAsync(options => options.MaxReceiveMessageSize = 100_000);
        var request = new EchoRequest { Blob = ByteString.CopyFrom(new byte[1_000_000]) };
        var headers = new Metadata { { "grpc-internal-encoding-request", "gzip" } };
        var failure = await Assert.ThrowsAsync<RpcException>(
            async () => await host.Client().SayAsync(request, headers));
        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
    }

    [Fact]
    public async Task The_client_refuses_a_reply_above_its_limit()
    {
        await using var host = await EchoHost.StartAsync();
        var client = host.Client(new GrpcChannelOptions { MaxReceiveMessageSize = 1000 });
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync(Large));
        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
    }

    [Fact]
    public async Task Neither_side_sends_above_its_limit()
    {
        await using var host = await EchoHost.StartAsync(options => options.MaxSendMessageSize = 1000);
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await host.Client().SayAsync(Large));
        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        var client = host.Client(new GrpcChannelOptions { MaxSendMessageSize = 1000 });
        failure = await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync(Large));
        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
    }

    [Fact]
    public async Task Compresses_requests_and_replies()
    {
        await using var host = await EchoHost.StartAsync(options => options.ResponseCompressionAlgorithm = "gzip");
        using var counter = new CountingHandler();
        var client = host.Client(new GrpcChannelOptions { HttpHandler = counter });
        var headers = new Metadata { { "grpc-internal-encoding-request", "gzip" } };
        var reply = await client.SayAsync(Large, headers);
        Assert.Equal(Large.Text, reply.Text);
        Assert.Equal("gzip", counter.RequestEncoding);
        Assert.Equal("gzip", counter.ReplyEncoding);
        Assert.Equal("", (await client.SayAsync(new EchoRequest(), headers)).Text);
    }

    [Theory]
    [InlineData("/carbon.test.v1.EchoService/Shout")]
    [InlineData("/carbon.test.v1.NoService/Say")]
    public async Task An_unknown_method_is_unimplemented(string path)
    {
        await using var host = await EchoHost.StartAsync();
        using var raw = new RawClient(host.Address);
        using var response = await raw.PostAsync(path, [0, 0, 0, 0, 0]);
        Assert.Equal("12", response.Headers.GetValues("grpc-status").Single());
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0, 2, 0xff, 0xff }, "13")]
    [InlineData(new byte[] { 0, 0, 0, 0, 9, 1 }, "13")]
    [InlineData(new byte[] { 1, 0, 0, 0, 1, 1 }, "13")]
    [InlineData(new byte[] { 7, 0, 0, 0, 0 }, "13")]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, "13")]
    [InlineData(new byte[0], "13")]
    public async Task A_broken_body_is_refused_and_not_logged(byte[] body, string status)
    {
        await using var host = await EchoHost.StartAsync();
        using var raw = new RawClient(host.Address);
        using var response = await raw.PostAsync("/carbon.test.v1.EchoService/Say", body);
        Assert.Equal(status, response.Headers.GetValues("grpc-status").Single());
        Assert.Empty(host.Logs.Lines);
    }

    [Theory]
    [InlineData("grpc-timeout", "1x", "13")]
    [InlineData("grpc-encoding", "br", "12")]
    [InlineData("x-some-bin", "not!base64", "13")]
    public async Task A_broken_header_is_refused_and_not_logged(string name, string value, string status)
    {
        await using var host = await EchoHost.StartAsync();
        using var raw = new RawClient(host.Address);
        using var response = await raw.PostAsync("/carbon.test.v1.EchoService/Say", [0, 0, 0, 0, 0], (name, value));
        Assert.Equal(status, response.Headers.GetValues("grpc-status").Single());
        Assert.Empty(host.Logs.Lines);
    }

    [Fact]
    public async Task A_request_of_another_media_type_is_415()
    {
        await using var host = await EchoHost.StartAsync();
        using var raw = new RawClient(host.Address);
        using var content = new ByteArrayContent([]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await raw.SendAsync("/carbon.test.v1.EchoService/Say", content);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    private sealed class CountingHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        public string? RequestEncoding { get; private set; }

        public string? ReplyEncoding { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            RequestEncoding = request.Headers.GetValues("grpc-encoding").Single();
            ReplyEncoding = response.Headers.GetValues("grpc-encoding").Single();
            return response;
        }
    }
}
