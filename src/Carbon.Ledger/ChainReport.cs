using System.Globalization;
using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>What was found at a node, in one line for its operator.</summary>
public static class ChainReport
{
    /// <summary>
    /// Says how the node works with this engine, what the engine cannot do, and when blocks are final.
    /// </summary>
    public static string Say(ChainFacts facts, FinalityRule finality)
    {
        ArgumentNullException.ThrowIfNull(facts);
        string[] ways =
        [
            Fees(facts),
            facts.Receipts == ReceiptSource.ByBlock ? "receipts by block" : "receipts one by one",
            Say("finalized tag", facts.FinalizedTag),
            Say("safe tag", facts.SafeTag),
            Say("fee history", facts.FeeHistory),
            Say("log filters", facts.LogFilters),
            Say("calls by block hash", facts.CallsByHash),
            Reverts(facts.Reverts),
            facts.EstimatesRevert ? "estimates that revert" : "estimates that do not revert",
            facts.HashesHeaders ? "headers that prove their hashes" : "headers held together by parent hashes alone",
        ];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"chain {facts.ChainId} {Short(facts.Client)}: {string.Join(", ", ways)}; {finality}");
    }

    private static string Fees(ChainFacts facts) => facts.Fees switch
    {
        FeeKind.Legacy => "legacy transactions",
        FeeKind.Free => "typed transactions, base fee 0",
        _ => string.Create(CultureInfo.InvariantCulture, $"typed transactions, base fee {facts.BaseFee} wei"),
    };

    private static string Reverts(RevertBytes reverts) => reverts switch
    {
        RevertBytes.InError => "revert data in errors",
        RevertBytes.InResult => "revert data in results",
        _ => "no revert data",
    };

    private static string Say(string what, Ability ability) => ability switch
    {
        Ability.Present => what,
        Ability.Absent => $"no {what}",
        _ => $"{what} unclear",
    };

    // Engines add system, compiler and commit after name and version.
    private static string Short(string client) => string.Join('/', client.Split('/').Take(2));
}
