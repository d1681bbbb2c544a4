using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Carbon.Ethereum.Tests;

public sealed class RpcClientTests
{
    private const string Revert = "0x08c379a0";

    [Fact]
    public async Task Gives_the_result_also_when_it_is_null()
    {
        await using var node = await FakeNode.StartAsync((method, _) => method == "a" ? "x" : null);
        var client = node.Client();

        Assert.Equal("x", (await client.CallAsync("a", [], default)).GetString());
        Assert.Equal(JsonValueKind.Null, (await client.CallAsync("b", [], default)).ValueKind);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":ID,"error":{"code":-32000,"message":"nonce too low"}}""", 200)]
    [InlineData("""{"jsonrpc":"2.0","id":null,"error":{"code":-32000,"message":"nonce too low"}}""", 200)]
    [InlineData("""{"jsonrpc":"2.0","id":ID,"error":{"code":-32000,"message":"nonce too low"}}""", 400)]
    public async Task Keeps_an_error_object_whole(string reply, int status)
    {
        await using var node = await FakeNode.StartAsync(reply, status);
        var error = await Assert.ThrowsAsync<RpcException>(() => node.Client().CallAsync("a", [], default));

        Assert.Equal(-32000, error.Code);
        Assert.Equal("nonce too low", error.Message);
        Assert.Null(error.RevertBytes);
        Assert.False(error.IsRevert);
    }

    [Theory]
    [InlineData("""{"code":3,"message":"execution reverted","data":"0x08c379a0"}""")]
    [InlineData("""{"code":-32000,"message":"Execution reverted","data":"0x08c379a0"}""")]
    [InlineData("""{"code":-32015,"message":"VM execution error.","data":"Reverted 0x08c379a0"}""")]
    [InlineData("""{"code":-32603,"message":"Error: VM Exception","data":{"message":"m","data":"0x08c379a0"}}""")]
    [InlineData("""{"code":3,"message":"reverted","data":{"data":{"data":"0x08c379a0"}}}""")]
    public async Task Finds_revert_bytes_in_the_shapes_of_several_nodes(string error)
    {
        await using var node = await FakeNode.StartAsync("""{"jsonrpc":"2.0","id":ID,"error":""" + error + "}");
        var thrown = await Assert.ThrowsAsync<RpcException>(() => node.Client().CallAsync("a", [], default));

        Assert.Equal(Revert, Hex.Format(thrown.RevertBytes));
        Assert.True(thrown.IsRevert);
        Assert.NotNull(thrown.ErrorBody);
    }

    [Theory]
    [InlineData("", 200)]
    [InlineData("<html>", 200)]
    [InlineData("[]", 200)]
    [InlineData("1", 200)]
    [InlineData("""{"jsonrpc":"2.0","id":ID}""", 200)]
    [InlineData("""{"jsonrpc":"2.0","id":99999,"result":"0x1"}""", 200)]
    [InlineData("""{"jsonrpc":"2.0","id":"ID","result":"0x1"}""", 200)]
    [InlineData("""{"jsonrpc":"2.0","id":null,"result":"0x1"}""", 200)]
    [InlineData("""{"jsonrpc":"2.0","id":ID,"result":"0x1","result":"0x2"}""", 200)]
    [InlineData("""{"jsonrpc":"2.0","id":ID,"error":"no"}""", 200)]
    [InlineData("""{"jsonrpc":"2.0","id":ID,"error":{"message":"no code"}}""", 200)]
    [InlineData("""{"jsonrpc":"2.0","id":ID,"result":"0x1"}""", 500)]
    [InlineData("Bad gateway", 502)]
    public async Task Calls_an_unusable_answer_unavailable(string reply, int status)
    {
        await using var node = await FakeNode.StartAsync(reply, status);

        await Assert.ThrowsAsync<RpcUnavailableException>(() => node.Client().CallAsync("a", [], default));
    }

    [Fact]
    public async Task Calls_a_truncated_answer_unavailable()
    {
        await using var node = await FakeNode.StartAsync(async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("""{"jsonrpc":"2.0","id":1,"res""");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        await Assert.ThrowsAsync<RpcUnavailableException>(() => node.Client().CallAsync("a", [], default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refuses_a_reply_larger_than_allowed(bool announced)
    {
        await using var node = await FakeNode.StartAsync(async context =>
        {
            var text = $$"""{"jsonrpc":"2.0","id":1,"result":"{{new string('x', 5000)}}"}""";
            if (announced) context.Response.ContentLength = text.Length;
            await context.Response.WriteAsync(text);
        });
        var client = node.Client(new RpcSettings(node.Http) { MaxReplyBytes = 4096 });

        var error = await Assert.ThrowsAsync<RpcUnavailableException>(() => client.CallAsync("a", [], default));
        Assert.Contains("larger", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_a_silent_node_from_a_caller_who_gives_up()
    {
        await using var node = await FakeNode.StartAsync(context =>
        {
            var gone = new TaskCompletionSource();
            context.RequestAborted.Register(gone.SetResult);
            return gone.Task;
        });
        var client = node.Client(new RpcSettings(node.Http) { Timeout = TimeSpan.FromMilliseconds(50) });
        using var cancel = new CancellationTokenSource();
        var given = node.Client().CallAsync("a", [], cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAsync<RpcUnavailableException>(() => client.CallAsync("a", [], default));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
    }

    [Fact]
    public async Task Calls_an_unreachable_node_unavailable()
    {
        var node = await FakeNode.StartAsync("");
        var client = node.Client();
        await node.DisposeAsync();

        await Assert.ThrowsAsync<RpcUnavailableException>(() => client.CallAsync("a", [], default));
    }

    [Fact]
    public async Task Puts_the_replies_of_a_batch_in_the_order_of_the_requests()
    {
        await using var node = await FakeNode.StartAsync((method, parameters) => method == "bad"
            ? new JsonObject { ["code"] = -32601, ["message"] = "no such method" }
            : parameters[0]!.DeepClone());
        var replies = await node.Client().BatchAsync(
            [new RpcRequest("echo", [1]), new RpcRequest("bad", []), new RpcRequest("echo", [3])], default);

        Assert.Equal(1, replies[0].Require().GetInt32());
        Assert.Equal(-32601, Assert.Throws<RpcException>(() => replies[1].Require()).Code);
        Assert.Equal(3, replies[2].Require().GetInt32());
        Assert.Empty(await node.Client().BatchAsync([], default));
    }

    [Theory]
    [InlineData("""[{"jsonrpc":"2.0","id":1,"result":1}]""")]
    [InlineData("""[{"jsonrpc":"2.0","id":1,"result":1},{"jsonrpc":"2.0","id":1,"result":1}]""")]
    [InlineData("""[{"jsonrpc":"2.0","id":1,"result":1},{"jsonrpc":"2.0","id":3,"result":1}]""")]
    [InlineData("""[{"jsonrpc":"2.0","id":1,"result":1},null]""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":1}""")]
    public async Task Refuses_a_batch_with_missing_or_foreign_replies(string reply)
    {
        await using var node = await FakeNode.StartAsync(reply);
        var client = node.Client();

        await Assert.ThrowsAsync<RpcUnavailableException>(
            () => client.BatchAsync([new RpcRequest("a", []), new RpcRequest("b", [])], default));
    }
}
