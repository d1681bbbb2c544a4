using System.Globalization;
using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>Why an outbox signs nothing more, in one sentence each.</summary>
internal static class Reasons
{
    public static string Foreign(Address signer, ulong count) => string.Create(
        CultureInfo.InvariantCulture,
        $"The key {signer} was used outside this outbox: the chain holds {count} transactions that it never signed.");

    public static string Waiting(Address signer, ulong count) => string.Create(
        CultureInfo.InvariantCulture,
        $"{count} transactions of the key {signer} that this outbox never signed wait in the node's pool; " +
        $"start again when they are mined.");

    public static string Replaced(WriteRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"Nonce {row.Nonce} was used by another transaction than {row.Hash} ({row.Command}), " +
        $"which this outbox signed.");
}
