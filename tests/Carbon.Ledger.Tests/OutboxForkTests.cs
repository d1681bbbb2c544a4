using System.Text.Json.Nodes;

namespace Carbon.Ledger.Tests;

/// <summary>Nodes that sit between two blocks of one height, and answer out of both.</summary>
[Collection(OutboxChain.Name)]
public sealed class OutboxForkTests(RegisterFixture register)
{
    // Seen on four Clique validators: two blocks of one height come within 50 ms, and the next one decides. A head that
    // was asked for before and after, and is the same, says nothing of a receipt that was asked for in between.
    // INV-43
    [Fact]
    public async Task Never_calls_final_what_a_block_told_that_does_not_stand()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        await using var outbox = await OutboxUnderTest.NewAsync(register, RegisterFixture.Forestry);
        outbox.Options = outbox.Options with { Finality = new FinalityRule.Confirmations(2) };
        await outbox.OpenAsync(proxy.Client);
        proxy.Once("eth_getTransactionReceipt", async (_, forward) =>
        {
            var reply = await forward();
            reply!["result"]!["blockHash"] = Some.Hash().ToString();
            foreach (var log in (JsonArray)reply["result"]!["logs"]!)
                log!["blockHash"] = reply["result"]!["blockHash"]!.ToString();
            return reply;
        });
        var write = await outbox.SubmitAsync(Some.NewPerson());
        await Until.TrueAsync(() => outbox.Box.Find(write.Id)!.State == WriteState.Mined, "in the passing block");
        for (var i = 0; i < 3; i++) await register.Node.CallAsync("evm_mine");

        var final = await outbox.SettledAsync(write);

        var chain = new EthereumClient(register.Node.Client());
        var receipt = await chain.GetTransactionReceiptAsync(
            Hash32.Parse($"{final.TransactionHash}"), CancellationToken.None);
        Assert.True(proxy.Faults > 1);
        Assert.Equal($"{receipt!.BlockHash}", $"{final.Block!.Value.Hash}");
    }
}
