using System.Globalization;
using Carbon.Cli.Kit.Genesis;
using Carbon.Cli.Kit.Members;

namespace Carbon.Cli.Kit.Making;

/// <summary>What the operators of all members read.</summary>
internal static class PaperFiles
{
    /// <summary>The checklist and the runbook.</summary>
    public static IEnumerable<KitFile> Of(Consortium consortium, KitManifest manifest)
    {
        yield return new(KitPlaces.Checklist, ChecklistOf(consortium, manifest));
        yield return new(KitPlaces.Runbook, Template.Fill(
            "RUNBOOK.md",
            ("NETWORK", consortium.Network),
            ("GENESIS_HASH", manifest.GenesisHash),
            ("QUORUM", Number(consortium.Quorum)),
            ("VALIDATORS", Number(consortium.Validators.Count())),
            ("FAULTS", Number(consortium.FaultsBorne)),
            ("EPOCH", Number(GenesisText.EpochLength))));
    }

    private static string ChecklistOf(Consortium consortium, KitManifest manifest) => Template.Fill(
        "CHECKLIST.md",
        ("NETWORK", consortium.Network),
        ("CHAIN_ID", consortium.ChainId.ToString(CultureInfo.InvariantCulture)),
        ("PERIOD_SECONDS", consortium.BlockPeriodSeconds.ToString(CultureInfo.InvariantCulture)),
        ("VERSION", consortium.BesuVersion),
        ("GENESIS_SHA256", manifest.GenesisSha256),
        ("GENESIS_HASH", manifest.GenesisHash),
        ("VALIDATORS", Number(consortium.Validators.Count())),
        ("QUORUM", Number(consortium.Quorum)),
        ("FAULTS", Number(consortium.FaultsBorne)),
        ("CLAIMED", consortium.FaultTolerance == 0 ? "none" : Number(consortium.FaultTolerance)),
        ("PEERS", Number(consortium.Nodes.Count() - 1)),
        ("ONE_STOPPED", consortium.FaultsBorne == 0 ? " no more: this network bears no failure" : ""),
        ("MEMBERS", string.Join('\n', consortium.Members.Select(RowOf))));

    private static string RowOf(MemberCard member)
    {
        var validator = member.Validator is { } one ? $"`{one.Account}` at {one.EndPoint}" : "none";
        var name = member.Name.Replace("|", "\\|", StringComparison.Ordinal);
        return $"| {member.Key} | {name} | {member.Operator} | {validator} | {member.Rpc?.EndPoint ?? "none"} "
            + $"| `{member.Signer}` |";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
