namespace Carbon.Ethereum;

/// <summary>A signed transaction: its exact bytes as sent to a node, their hash, and the address that signed.</summary>
public sealed record SignedTransaction(
    Transaction Transaction, Signature Signature, byte[] Bytes, Hash32 Hash, Address Sender)
{
    /// <summary>
    /// Reads a signed transaction and recovers its sender; throws TransactionFormatException unless the bytes are
    /// canonical, replay-protected and signed with low s.
    /// </summary>
    public static SignedTransaction Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var (transaction, signature) = TransactionReader.Read(bytes);
            if (!signature.IsLowS) throw new TransactionFormatException("s is in the upper half.");
            var sender = Secp256k1.Recover(transaction.SigningHash(), signature);
            return new SignedTransaction(transaction, signature, bytes.ToArray(), Keccak.Hash(bytes), sender);
        }
        catch (Exception e) when (e is RlpFormatException or SignatureException)
        {
            throw new TransactionFormatException("The bytes are not a signed transaction.", e);
        }
    }
}
