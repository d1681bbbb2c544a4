namespace Carbon.Ethereum.Tests;

/// <summary>What a faulty signer may sign instead of what it was asked for, by the reason of the refusal.</summary>
internal static class Lies
{
    public static readonly Transaction Asked = new DynamicFeeTransaction(
        31337, 5, 2, 1000, 100_000, Address.Parse("0x00000000000000000000000000000000000c0de1"), 0,
        [1, 2, 3, 4, 5], []);

    private static readonly Dictionary<string, Func<DynamicFeeTransaction, Transaction>> Changes = new()
    {
        [SignerReason.ChainIdDiffers] = tx => tx with { ChainId = 1 },
        [SignerReason.NonceDiffers] = tx => tx with { Nonce = 6 },
        [SignerReason.GasLimitDiffers] = tx => tx with { GasLimit = 100_001 },
        [SignerReason.ReceiverDiffers] = tx => tx with { To = Address.Zero },
        [SignerReason.ValueDiffers] = tx => tx with { Value = 1 },
        [SignerReason.InputDiffers] = tx => tx with { Input = [1, 2, 3, 4, 6] },
        [SignerReason.FeeDiffers] = tx => tx with { MaxFeePerGas = 1001 },
        [SignerReason.AccessListDiffers] = tx => tx with { AccessList = [new AccessListEntry(Address.Zero, [])] },
        [SignerReason.KindDiffers] = tx =>
            new LegacyTransaction(tx.ChainId, tx.Nonce, tx.MaxFeePerGas, tx.GasLimit, tx.To, 0, tx.Input),
    };

    public static TheoryData<string> Reasons => [.. Changes.Keys];

    public static ISigner Signer { get; } = NewSigner();

    /// <summary>The bytes of a signer that changes what it was asked for.</summary>
    public static byte[] Signed(string reason) =>
        Changes[reason]((DynamicFeeTransaction)Asked).Sign(Signer).Bytes;

    public static ISigner NewSigner()
    {
        using var key = PrivateKey.Generate();
        return Secp256k1.CreateSigner(key);
    }
}
