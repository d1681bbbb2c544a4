using Carbon.Test.V1;
using Grpc.Core;

namespace Carbon.Grpc.Tests;

public sealed class UnaryCallTests
{
    [Fact]
    public async Task Answers_a_request()
    {
        await using var host = await EchoHost.StartAsync();
        var reply = await host.Client().SayAsync(new EchoRequest { Text = "碳票" });
        Assert.Equal("碳票", reply.Text);
    }

    [Fact]
    public async Task Answers_a_blocking_call()
    {
        await using var host = await EchoHost.StartAsync();
        var client = host.Client();
        var reply = await Task.Run(() => client.Say(new EchoRequest { Text = "a" }));
        Assert.Equal("a", reply.Text);
    }

    [Fact]
    public async Task Carries_headers_and_trailers_both_ways()
    {
        await using var host = await EchoHost.StartAsync();
        var headers = new Metadata { { "x-text", "one" }, { "x-some-bin", [1, 2, 255] } };
        using var call = host.Client().SayAsync(new EchoRequest { Text = "headers" }, headers);
        Assert.Equal("bird", (await call.ResponseHeadersAsync).GetValue("early"));
        await call;
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Equal("one", call.GetTrailers().GetValue("x-text"));
        Assert.Equal([1, 2, 255], call.GetTrailers().GetValueBytes("x-some-bin")!);
    }

    [Fact]
    public async Task Carries_an_error_with_its_text_and_trailers()
    {
        await using var host = await EchoHost.StartAsync();
        var failure = await Assert.ThrowsAsync<RpcException>(
            async () => await host.Client().SayAsync(new EchoRequest { Text = "x", FailCode = 9 }));
        Assert.Equal(StatusCode.FailedPrecondition, failure.StatusCode);
        Assert.Equal("按要求失败: 100% x", failure.Status.Detail);
        Assert.Equal("asked", failure.Trailers.GetValue("why"));
        Assert.Equal([0, 255, 16], failure.Trailers.GetValueBytes("why-bin")!);
        Assert.Empty(host.Logs.Lines);
    }
}
