using System.Text.Json;
using Carbon.Ethereum;

namespace Carbon.Signer;

/// <summary>One JSON object on each line of stderr; never keys, passphrases or signed bytes.</summary>
internal sealed class SignerLog(TextWriter output, TimeProvider time)
{
    /// <summary>A transaction was signed.</summary>
    public void Signed(SignedTransaction signed) => Write(new
    {
        Time = time.GetUtcNow(),
        Event = "signed",
        signed.Transaction.Nonce,
        Hash = signed.Hash.ToString(),
        To = signed.Transaction.To?.ToString(),
        Selector = SelectorOf(signed.Transaction),
    });

    /// <summary>A transaction was not signed.</summary>
    public void Refused(Transaction transaction, string reason) => Write(new
    {
        Time = time.GetUtcNow(),
        Event = "refused",
        Reason = reason,
        transaction.Nonce,
        To = transaction.To?.ToString(),
        Selector = SelectorOf(transaction),
    });

    /// <summary>Something happened to a connection.</summary>
    public void Connection(string said) => Write(new { Time = time.GetUtcNow(), Event = said });

    private static string SelectorOf(Transaction transaction) =>
        Hex.Format(transaction.Input.AsSpan(0, Math.Min(sizeof(uint), transaction.Input.Length)));

    private void Write<T>(T entry)
    {
        lock (output) output.WriteLine(JsonSerializer.Serialize(entry, JsonSerializerOptions.Web));
    }
}
