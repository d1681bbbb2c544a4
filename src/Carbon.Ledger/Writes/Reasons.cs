using System.Globalization;
using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>Why an outbox stops, in one sentence each.</summary>
internal static class Reasons
{
    public static string Foreign(Address signer, ulong count) => string.Create(
        CultureInfo.InvariantCulture,
        $"The key {signer} was used outside this outbox: the chain holds {count} transactions that it never signed.");

    public static string Waiting(Address signer, ulong count) => string.Create(
        CultureInfo.InvariantCulture,
        $"{count} transactions of the key {signer} that this outbox never signed wait in the node's pool; " +
        $"resume when they are mined.");

    public static string Replaced(WriteRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"Nonce {row.Nonce} was used by another transaction than {row.Hash} ({row.Command}), " +
        $"which this outbox signed.");

    public static string NotSigned(WriteRow row, string why) => string.Create(
        CultureInfo.InvariantCulture, $"The signer will not sign {row.Command} with nonce {row.Nonce}: {why}");

    public static string NotAuthorised(WriteRow row, string message) => string.Create(
        CultureInfo.InvariantCulture,
        $"The node does not let this key send: it says \"{message}\" to nonce {row.Nonce}. " +
        $"Writes are taken again when it does.");

    public static string ByOperator(string by, string reason) => $"Halted by {by}: {reason}";

    public static string Behind(ulong used, ulong settled) => string.Create(
        CultureInfo.InvariantCulture,
        $"The node knows {used} transactions of the key and {settled} were mined: it is behind.");
}
