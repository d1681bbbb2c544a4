using Carbon.Ethereum;

namespace Carbon.Signer;

/// <summary>Answers one request after another with the key.</summary>
internal sealed class Signatory(ISigner signer, AllowList allowed, SignerLog log)
{
    private readonly SignedNonces _nonces = new();

    /// <summary>The answer to a line, whatever it holds.</summary>
    public SignerAnswer Answer(ReadOnlySpan<byte> line)
    {
        if (SignerProtocol.TryRead<SignerRequest>(line) is not { Id: > 0 } request)
            return SignerAnswer.Refusal(0, SignerReason.RequestUnreadable, "The line is no request.");
        return request switch
        {
            { Method: SignerProtocol.AddressMethod, Transaction: null } =>
                new SignerAnswer(request.Id) { Address = signer.Address.ToString() },
            { Method: SignerProtocol.SignMethod, Transaction: { } text } => Sign(request.Id, text),
            _ => SignerAnswer.Refusal(
                request.Id, SignerReason.RequestUnreadable, "The method is unknown or has other parameters."),
        };
    }

    private SignerAnswer Sign(long id, string text)
    {
        if (Read(text) is not { } transaction)
            return SignerAnswer.Refusal(
                id, SignerReason.TransactionUnreadable, "This is no unsigned transaction of type 0 or 2.");
        var refusal = allowed.Refusal(transaction);
        if (refusal is null && !_nonces.TryAdd(transaction))
            refusal = (SignerReason.NonceSigned, $"Nonce {transaction.Nonce} was signed for another act.");
        if (refusal is var (reason, why))
        {
            log.Refused(transaction, reason);
            return SignerAnswer.Refusal(id, reason, why);
        }

        var signed = SignedCheck.Read(transaction.Sign(signer).Bytes, transaction, signer.Address);
        log.Signed(signed);
        return new SignerAnswer(id) { SignedBytes = Hex.Format(signed.Bytes) };
    }

    private static Transaction? Read(string text)
    {
        try
        {
            return Hex.TryParse(text, out var bytes) && Transaction.DecodeUnsigned(bytes) is var read
                && read is LegacyTransaction or DynamicFeeTransaction
                ? read
                : null;
        }
        catch (TransactionFormatException)
        {
            // The asker is told; it made the bytes and can read them better than a log.
            return null;
        }
    }
}
