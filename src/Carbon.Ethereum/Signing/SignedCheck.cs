namespace Carbon.Ethereum;

/// <summary>
/// Holds what a signer gave against what it was asked for. Nothing a signer says is believed but its signature.
/// </summary>
public static class SignedCheck
{
    /// <summary>Refuses what no signer is asked for: a transaction that carries ether.</summary>
    /// <exception cref="SignerRefusedException">The value is not 0.</exception>
    public static void CheckAsked(Transaction asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (!asked.Value.IsZero)
            throw new SignerRefusedException(SignerReason.ValueNotZero, "Only transactions of value 0 are signed.");
    }

    /// <summary>
    /// Reads signed bytes and returns them when they are the asked transaction, whole and unchanged, signed by the key.
    /// </summary>
    /// <exception cref="SignerUnavailableException">The bytes are no signed transaction.</exception>
    /// <exception cref="SignerRefusedException">Something differs; the reason names the first that does.</exception>
    public static SignedTransaction Read(ReadOnlySpan<byte> bytes, Transaction asked, Address key)
    {
        CheckAsked(asked);
        var signed = Decode(bytes);
        if (Difference(asked, signed.Transaction) is { } reason)
            throw new SignerRefusedException(reason, $"The signer of {key} signed another transaction: {reason}.");
        return signed.Sender == key
            ? signed
            : throw new SignerRefusedException(
                SignerReason.SenderDiffers, $"The signer of {key} signed with the key of {signed.Sender}.");
    }

    private static SignedTransaction Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return SignedTransaction.Decode(bytes);
        }
        catch (TransactionFormatException e)
        {
            throw new SignerUnavailableException($"The signer gave no signed transaction: {e.Message}", e);
        }
    }

    private static string? Difference(Transaction asked, Transaction given)
    {
        if (asked.GetType() != given.GetType()) return SignerReason.KindDiffers;
        if (asked.ChainId != given.ChainId) return SignerReason.ChainIdDiffers;
        if (asked.Nonce != given.Nonce) return SignerReason.NonceDiffers;
        if (asked.GasLimit != given.GasLimit) return SignerReason.GasLimitDiffers;
        if (asked.To != given.To) return SignerReason.ReceiverDiffers;
        if (asked.Value != given.Value) return SignerReason.ValueDiffers;
        if (!asked.Input.AsSpan().SequenceEqual(given.Input)) return SignerReason.InputDiffers;
        if (asked.FeePerGasMax != given.FeePerGasMax || Tip(asked) != Tip(given)) return SignerReason.FeeDiffers;

        // All that the sender signs is in these bytes, so that nothing is left out above unseen.
        return asked.UnsignedBytes().AsSpan().SequenceEqual(given.UnsignedBytes())
            ? null
            : SignerReason.AccessListDiffers;
    }

    private static System.Numerics.BigInteger? Tip(Transaction transaction) =>
        (transaction as DynamicFeeTransaction)?.MaxPriorityFeePerGas;
}
