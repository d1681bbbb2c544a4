using System.Numerics;
using Carbon.Ethereum.Tests.Samples;

namespace Carbon.Ethereum.Tests;

/// <summary>The typed client and the generated bindings against a real EVM that runs the sample contract.</summary>
public sealed class HardhatTests(HardhatNode node) : IClassFixture<HardhatNode>
{
    private static readonly BigInteger Fee = 10_000_000_000;
    private static readonly Hash32 Id = Keccak.Hash("id");

    [Fact]
    public async Task Is_no_foreign_signer_and_says_so()
    {
        var signer = await Web3TransactionSigner.OpenAsync(node.Rpc, node.Signer.Address, default);
        var refused = await Assert.ThrowsAsync<SignerRefusedException>(() => signer.SignAsync(
            new LegacyTransaction(31337, 0, 0, 90_000, Address.Zero, 0, [1, 2, 3, 4]), default));

        Assert.Equal(SignerReason.ErrorAnswered, refused.Reason);
    }

    [Fact]
    public async Task Deploys_calls_and_reads_what_the_contract_says()
    {
        var (contract, receipt) = await DeployAsync();
        var named = Assert.IsType<SampleContract.NamedEvent>(
            SampleContract.TryDecodeEvent(receipt.Logs[0].Topics, receipt.Logs[0].Body));
        Assert.Equal("碳票", named.Parcel.Name);
        Assert.Equal(Keccak.Hash("title"), named.Name);
        Assert.Equal(2, named.Parcel.Corners.Count);

        var title = await CallAsync(contract, new SampleContract.TitleCall());
        Assert.Equal("title", SampleContract.TitleCall.DecodeResult(Returned(title)));
        SampleContract.Parcel parcel = new(Id, "林地", [new(-8_388_608, -1)], 281_474_976_710_655, 1, [1, 2, 3, 4]);
        var echo = new SampleContract.EchoCall([parcel], [9], [[true, false]], [7, 8, 9]);
        var echoed = SampleContract.EchoCall.DecodeResult(Returned(await CallAsync(contract, echo)));
        Assert.Equal(parcel.Corners, echoed.Item1[0].Corners);
        Assert.Equal([true, false], echoed.FlagsAgain[0]);
        Assert.NotEmpty(await node.Client.GetCodeAsync(contract, BlockTag.Latest, default));
        Assert.Empty(await node.Client.GetCodeAsync(Address.Zero, BlockTag.Latest, default));
    }

    [Fact]
    public async Task Reads_a_contracts_own_error_from_call_and_estimate()
    {
        var (contract, _) = await DeployAsync();
        var refuse = new SampleContract.RefuseCall(Id, 7, "不行");
        var call = new CallRequest(node.Signer.Address, contract, refuse.Encode());
        var called = Assert.IsType<CallOutcome.Reverted>(await CallAsync(contract, refuse));
        var estimated = Assert.IsType<GasOutcome.Reverted>(await node.Client.EstimateGasAsync(call, default));

        var expected = new SampleContract.RefusedError(Id, 7, "不行");
        Assert.Equal(expected, SampleContract.TryDecodeError(called.Output));
        Assert.Equal(expected, SampleContract.TryDecodeError(estimated.Output));
    }

    [Fact]
    public async Task Sends_three_kinds_of_transactions_and_proves_their_receipts()
    {
        var (contract, _) = await DeployAsync();
        var from = await node.Client.GetTransactionCountAsync(node.Signer.Address, BlockTag.Latest, default);
        await node.Client.Rpc.CallAsync("evm_setAutomine", [false], default);
        const int Count = 140;
        for (var i = 0; i < Count; i++)
        {
            var signed = Kind(i % 3, contract, from + (ulong)i).Sign(node.Signer);
            Assert.Equal(signed.Hash, await node.Client.SendRawTransactionAsync(signed.Bytes, default));
            if (i > 0) continue;
            var waiting = await node.Client.GetTransactionAsync(signed.Hash, default);
            Assert.Equal((node.Signer.Address, from, (Hash32?)null), (waiting!.From, waiting.Nonce, waiting.BlockHash));
            Assert.Null(await node.Client.GetTransactionReceiptAsync(signed.Hash, default));
        }

        await node.Client.Rpc.CallAsync("evm_mine", [], default);
        await node.Client.Rpc.CallAsync("evm_setAutomine", [true], default);
        var block = await node.Client.GetBlockAsync(BlockTag.Latest, default);
        var receipts = await node.Client.GetBlockReceiptsAsync(block!, ReceiptSource.OneByOne, default);
        var logs = await node.Client.GetLogsAsync(block!.Header.Hash, [contract], default);

        Assert.Equal(Count, receipts!.Count);
        Assert.All(receipts, receipt => Assert.True(receipt.Succeeded));
        Assert.Equal(2 * Count, logs.Count);
        Assert.IsType<SampleContract.Moved2Event>(SampleContract.TryDecodeEvent(logs[0].Topics, logs[0].Body));
        Assert.IsType<SampleContract.SilentEvent>(SampleContract.TryDecodeEvent(logs[1].Topics, logs[1].Body));
        Assert.Equal(block.Header, (await node.Client.GetBlockAsync(block.Header.Hash, default))!.Header with
        {
            LogsBloom = block.Header.LogsBloom,
            ExtraData = block.Header.ExtraData,
        });
    }

    [Fact]
    public async Task Hears_of_the_block_that_a_transaction_makes()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var before = await node.Client.BlockNumberAsync(default);
        await using var heads = new HeadSubscription(node.WebSocket).ReadAsync(cancel.Token).GetAsyncEnumerator();
        var next = heads.MoveNextAsync();

        // The subscription may stand after the first blocks only, so blocks are made until one is heard of.
        while (!next.IsCompleted) await node.Client.Rpc.CallAsync("evm_mine", [], cancel.Token);
        Assert.True(await next);
        Assert.InRange(heads.Current, before + 1, await node.Client.BlockNumberAsync(default));
    }

    private static byte[] Returned(CallOutcome outcome) => Assert.IsType<CallOutcome.Returned>(outcome).Output;

    private static Transaction Kind(int kind, Address contract, ulong nonce)
    {
        var input = new SampleContract.Move2Call(Id).Encode();
        return kind switch
        {
            0 => new LegacyTransaction(31337, nonce, Fee, 100_000, contract, 0, input),
            1 => new AccessListTransaction(31337, nonce, Fee, 100_000, contract, 0, input, [new(contract, [Id])]),
            _ => new DynamicFeeTransaction(31337, nonce, 1, Fee, 100_000, contract, 0, input, []),
        };
    }

    private Task<CallOutcome> CallAsync(Address contract, IContractCall call) => node.Client.CallAsync(
        new CallRequest(node.Signer.Address, contract, call.Encode()), BlockTag.Latest, default);

    private async Task<(Address Contract, Receipt Receipt)> DeployAsync()
    {
        Assert.Equal(31337UL, await node.Client.ChainIdAsync(default));
        var nonce = await node.Client.GetTransactionCountAsync(node.Signer.Address, BlockTag.Latest, default);
        var creation = new SampleContract.Constructor(7, "title", [Address.Zero, node.Signer.Address]).Encode();
        var call = new CallRequest(node.Signer.Address, null, creation);
        var gas = Assert.IsType<GasOutcome.Estimated>(await node.Client.EstimateGasAsync(call, default));
        var signed = new DynamicFeeTransaction(31337, nonce, 1, Fee, gas.Gas, null, 0, creation, []).Sign(node.Signer);
        await node.Client.SendRawTransactionAsync(signed.Bytes, default);
        var receipt = await node.Client.GetTransactionReceiptAsync(signed.Hash, default);

        Assert.True(receipt!.Succeeded);
        Assert.Equal(Address.OfContract(node.Signer.Address, nonce), receipt.ContractAddress);
        return (receipt.ContractAddress!.Value, receipt);
    }
}
