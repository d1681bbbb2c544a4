using System.Globalization;
using Xunit.Abstractions;

namespace Carbon.Network.Tests;

/// <summary>What an outbox does when the nodes of a real network die, refuse or disagree.</summary>
[Collection(ValidatorChain.Name)]
public sealed class WritePathTests(NetworkFixture fixture, ITestOutputHelper output)
{
    private const int QueueMax = 100;

    private ValidatorNetwork Network => fixture.Network;

    private GethNode Member => Network.Member;

    [Fact]
    public Task Mines_each_write_once_when_the_members_node_dies_with_its_pool() => RunAsync(async run =>
    {
        await run.SubmitManyAsync(50);

        // Cut off first, so that what is sent now is in no other pool when this one is lost.
        await Network.SplitAsync([Member]);
        await run.SubmitManyAsync(50);
        await Until.TrueAsync(async () => await PendingAsync(Member) > 0, "writes wait in the pool");
        var lost = await PendingAsync(Member);
        await Member.KillAsync();
        await Network.ReturnAsync(Member);

        await run.AllMinedAsync();
        output.WriteLine($"{run.AcceptedCount} mined; {lost} were lost with the pool");
    });

    [Theory]
    [InlineData(5, 60)]
    [InlineData(40, 300)]
    public Task Mines_more_writes_than_the_pool_takes_without_an_error(int slots, int writes) => RunAsync(async run =>
    {
        await StartWithSmallPoolAsync(slots);
        var from = await Member.HeightAsync();

        await run.SubmitManyAsync(Deep.IsAsked ? 2_000 : writes);

        await run.AllMinedAsync();
        var blocks = await Member.HeightAsync() - from;
        output.WriteLine(
            $"{run.AcceptedCount} mined within {blocks} blocks; sent again {run.Box.Status.Rebroadcasts} times");
    });

    [Fact]
    public Task Halts_when_its_waiting_transaction_is_replaced_from_outside() => RunAsync(async run =>
    {
        await PayAsync(run.Signer);
        await StallAsync();
        var write = await run.SubmitAsync();
        await Until.TrueAsync(async () => await IsKnownAsync(run.Now(write)), "it waits in the pool");

        // This engine wants a higher price of a replacement. One where gas is free may take it at the same price.
        var foreign = new LegacyTransaction(
            Genesis.ChainId, 0, 1_000_000, 21_000, run.Signer, 0, []).Sign(run.Key);
        await Member.Chain.SendRawTransactionAsync(foreign.Bytes, CancellationToken.None);
        await Until.TrueAsync(async () => !await IsKnownAsync(run.Now(write)), "it was replaced");
        await Network.MakeWholeAsync();

        Assert.Equal(WriteState.Halted, (await run.FinalAsync(write)).State);
        await Assert.ThrowsAsync<OutboxHaltedException>(run.SubmitAsync);
        output.WriteLine(await run.Box.ResumeAsync("operator", CancellationToken.None));
        Assert.Equal(WriteState.Displaced, run.Now(write).State);
        Assert.Equal(WriteState.Mined, (await run.FinalAsync(await run.SubmitAsync())).State);
    });

    [Fact]
    public Task Takes_writes_up_to_its_limit_while_the_chain_stands_still() => RunAsync(
        async run =>
        {
            await StallAsync();
            await run.SubmitManyAsync(QueueMax);
            await Assert.ThrowsAsync<OutboxFullException>(run.SubmitAsync);
            Assert.Equal(QueueMax, run.Box.Status.Unsettled);

            await Network.ReturnAsync(Network.Validators[3]);

            await run.AllMinedAsync();
            await run.FinalAsync(await run.SubmitAsync());
            output.WriteLine($"{run.AcceptedCount} mined; {QueueMax} of them were taken while nothing was sealed");
        },
        options => options with { QueueMax = QueueMax });

    [Fact]
    public Task Mines_by_the_others_when_one_validator_wants_a_price() => RunAsync(async run =>
    {
        var dear = Network.Validators[3];
        await dear.KillAsync();
        await Network.ReturnAsync(dear, "--miner.gasprice", "1000000000", "--txpool.pricelimit", "1000000000");
        var from = await Member.HeightAsync();

        var sealers = new Dictionary<Address, int>();
        var emptyByDear = 0;
        for (var height = from + 1; emptyByDear < 2; height++)
        {
            await run.SubmitManyAsync(5);
            await Network.AgreeAsync(height);
            var sealer = await Member.SealerOfAsync(height);
            var block = await Member.Chain.GetBlockAsync(BlockTag.At(height), CancellationToken.None);
            if (block!.Transactions.Count > 0) sealers[sealer] = sealers.GetValueOrDefault(sealer) + 1;
            else if (sealer == dear.Role.Sealer) emptyByDear++;
        }

        await run.AllMinedAsync();
        Assert.DoesNotContain(dear.Role.Sealer!.Value, sealers.Keys);
        Assert.NotEmpty(sealers);
        output.WriteLine(
            $"{run.AcceptedCount} mined in {sealers.Values.Sum()} blocks of {sealers.Count} validators; " +
            $"{emptyByDear} blocks of the fourth held none");
    });

    private Task RunAsync(
        Func<NetworkCase, Task> steps, Func<OutboxOptions, OutboxOptions>? adjust = null) =>
        NetworkCase.RunAsync(fixture, output, steps, adjust);

    // Writes from the node's own clients are spared the limits of its pool, unless it is told to know no such clients.
    private async Task StartWithSmallPoolAsync(int slots)
    {
        var most = slots.ToString(CultureInfo.InvariantCulture);
        await Member.KillAsync();
        await Network.ReturnAsync(
            Member, "--txpool.nolocals", "--txpool.accountslots", most, "--txpool.globalslots", most,
            "--txpool.accountqueue", most, "--txpool.globalqueue", most);

        // Without clients of its own a node that does not seal wants a price of at least 1, which no flag can lower.
        await Member.CallAsync("miner_setGasPrice", "0x0");
    }

    private async Task PayAsync(Address to)
    {
        var nonce = await Member.Chain.GetTransactionCountAsync(
            Network.Purse.Address, BlockTag.Latest, CancellationToken.None);
        var signed = new LegacyTransaction(Genesis.ChainId, nonce, 0, 21_000, to, 1_000_000_000_000, [])
            .Sign(Network.Purse);
        await Member.Chain.SendRawTransactionAsync(signed.Bytes, CancellationToken.None);
        await Until.TrueAsync(
            async () => await Member.Chain.GetTransactionReceiptAsync(signed.Hash, CancellationToken.None) is not null,
            "the key has money");
    }

    /// <summary>Kills two validators and waits until the two others have sealed all that they may.</summary>
    private async Task StallAsync()
    {
        await Network.Validators[2].KillAsync();
        await Network.Validators[3].KillAsync();
        await ValidatorNetwork.RestAsync(Member, Network.Validators.Take(2));
    }

    private async Task<bool> IsKnownAsync(Write write) =>
        write.TransactionHash is { } hash
        && await Member.Chain.GetTransactionAsync(Hash32.Parse($"{hash}"), CancellationToken.None) is not null;

    private static async Task<ulong> PendingAsync(GethNode node) =>
        Quantity.ParseUInt64((await node.CallAsync("txpool_status")).GetProperty("pending").GetString());
}
