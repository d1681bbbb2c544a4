using System.Text.Json.Nodes;
using Carbon.Cli.CommandLine;

namespace Carbon.Node.Tests.Deploying;

/// <summary>A node that lies to <c>carbon network deploy</c>: no manifest is written upon its word.</summary>
public sealed class DeployLieTests : IAsyncLifetime
{
    private const string Seven = "0x7777777777777777777777777777777777777777777777777777777777777777";

    private DeployScene _scene = null!;

    public async Task InitializeAsync() => _scene = await DeployScene.StartAsync();

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task Another_hash_for_a_block_than_its_receipts_name()
    {
        Lie("eth_getTransactionReceipt", reply => reply["result"]!["blockHash"] = Seven);
        await AssertRefusedAsync("in a receipt with hash");
    }

    [Fact]
    public async Task A_success_that_the_block_does_not_prove()
    {
        Lie("eth_getTransactionReceipt", reply => reply["result"]!["cumulativeGasUsed"] = "0x1");
        await AssertRefusedAsync("contradicts itself");
    }

    [Fact]
    public async Task Code_at_an_address_that_the_creation_does_not_make()
    {
        Lie("eth_getCode", reply =>
        {
            var code = (string)reply["result"]!;
            reply["result"] = code[..^2] + (code[^2..] == "00" ? "01" : "00");
        });
        await AssertRefusedAsync("other code");
    }

    [Fact]
    public async Task No_code_at_an_address_where_it_says_that_a_creation_succeeded()
    {
        Lie("eth_getCode", reply => reply["result"] = "0x");
        await AssertRefusedAsync("other code");
    }

    [Fact]
    public async Task Another_hash_for_what_was_sent()
    {
        Lie("eth_sendRawTransaction", reply => reply["result"] = Seven);
        await AssertRefusedAsync("another hash");
    }

    [Fact]
    public async Task A_transaction_of_the_founder_that_it_then_does_not_show()
    {
        Lie("eth_getTransactionCount", reply => reply["result"] = "0x5");
        await AssertRefusedAsync("ask another node");
    }

    private void Lie(string method, Action<JsonObject> lie) => _scene.Wire.Alter = (request, reply) =>
    {
        if ((string?)request["method"] == method && reply["result"] is not null)
            lie(reply);
        return Task.CompletedTask;
    };

    private async Task AssertRefusedAsync(string sentence)
    {
        var said = await _scene.DeployAsync();
        Assert.Equal(Exit.Refused, said.Code);
        Assert.Contains(sentence, said.Sentence, StringComparison.Ordinal);
        Assert.False(File.Exists(_scene.Manifest));

        _scene.Wire.Alter = null;
        (await _scene.DeployAsync()).Done();
    }
}
