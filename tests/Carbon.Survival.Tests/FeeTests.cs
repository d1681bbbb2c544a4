namespace Carbon.Survival.Tests;

/// <summary>A chain that asks a fee, and one that does not, by configuration and by probing.</summary>
public sealed class FeeTests(AnvilRegister register) : IClassFixture<AnvilRegister>
{
    private const ulong BaseFeeWei = 1_000_000_000;

    [Theory]
    [InlineData(FeeMode.Probe)]
    [InlineData(FeeMode.DynamicFee)]
    public async Task Pays_the_base_fee_where_blocks_ask_one(FeeMode fees)
    {
        await using var outbox = await OutboxUnderTest.NewAsync(register, FoundedRegister.Forestry);
        await register.Node.CallAsync("anvil_setBalance", outbox.Signer.Address.ToString(), "0xde0b6b3a7640000");
        await register.Node.CallAsync("anvil_setNextBlockBaseFeePerGas", $"0x{BaseFeeWei:x}");
        await register.Node.CallAsync("evm_mine");
        try
        {
            outbox.Options = outbox.Options with { Fees = fees };
            await outbox.OpenAsync(register.Node.Client());

            var write = await outbox.DoneAsync(Some.NewPerson());

            Assert.Equal(WriteState.Mined, write.State);
            var receipt = await new EthereumClient(register.Node.Client()).GetTransactionReceiptAsync(
                new Hash32(write.TransactionHash!.Value.ToBytes()), CancellationToken.None);
            Assert.Equal(2, receipt!.Type);
            Assert.True(receipt.EffectiveGasPrice > 0);
        }
        finally
        {
            await register.Node.CallAsync("anvil_setNextBlockBaseFeePerGas", "0x0");
            await register.Node.CallAsync("evm_mine");
        }
    }

    [Theory]
    [InlineData(FeeMode.Probe)]
    [InlineData(FeeMode.Zero)]
    public async Task Pays_nothing_where_blocks_ask_nothing(FeeMode fees)
    {
        await using var outbox = await OutboxUnderTest.NewAsync(register, FoundedRegister.Forestry);
        outbox.Options = outbox.Options with { Fees = fees };
        await outbox.OpenAsync(register.Node.Client());

        var write = await outbox.DoneAsync(Some.NewPerson());

        Assert.Equal(WriteState.Mined, write.State);
        var receipt = await new EthereumClient(register.Node.Client()).GetTransactionReceiptAsync(
            new Hash32(write.TransactionHash!.Value.ToBytes()), CancellationToken.None);
        Assert.Equal(0, receipt!.Type);
    }
}
