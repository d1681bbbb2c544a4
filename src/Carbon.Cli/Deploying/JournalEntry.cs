using Carbon.Ethereum;

namespace Carbon.Cli.Deploying;

/// <summary>One transaction of the founder.</summary>
/// <param name="Nonce">Its nonce.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Signed">
/// The transaction as it was signed here, or null where it was found on the chain without a journal.
/// </param>
internal sealed record JournalEntry(ulong Nonce, Hash32 Hash, SignedTransaction? Signed)
{
    public static JournalEntry Of(SignedTransaction signed) => new(signed.Transaction.Nonce, signed.Hash, signed);
}

/// <summary>A transaction as the journal's file has it.</summary>
internal sealed record JournalLine(ulong Nonce, string Hash, string? Bytes)
{
    public static JournalLine Of(JournalEntry entry) => new(
        entry.Nonce, entry.Hash.ToString(), entry.Signed is { } signed ? Hex.Format(signed.Bytes) : null);

    /// <summary>The entry, or null where the line is malformed or not signed by the founder for the chain.</summary>
    public JournalEntry? Read(Address founder, ulong chainId)
    {
        if (!Hash32.TryParse(Hash, out var hash))
            return null;
        if (Bytes is null)
            return new(Nonce, hash, null);
        try
        {
            var signed = SignedTransaction.Decode(Hex.Parse(Bytes));
            var isOurs = signed.Hash == hash && signed.Sender == founder && signed.Transaction.Nonce == Nonce
                && signed.Transaction.ChainId == chainId;
            return isOurs ? new(Nonce, hash, signed) : null;
        }
        catch (Exception e) when (e is TransactionFormatException or FormatException)
        {
            // What cannot be read is no transaction of the founder's, which is all that is asked here.
            return null;
        }
    }
}
