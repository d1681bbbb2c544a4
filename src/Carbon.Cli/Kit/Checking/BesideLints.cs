using System.Globalization;
using Carbon.Cli.Kit.Making;
using Carbon.Cli.Kit.Members;

namespace Carbon.Cli.Kit.Checking;

/// <summary>What two networks must not share.</summary>
internal static class BesideLints
{
    /// <summary>Checks a kit against the consortium of another.</summary>
    public static IEnumerable<KitFinding> Of(Consortium ours, Consortium other)
    {
        if (ours.ChainId == other.ChainId)
        {
            yield return new(
                "one-chain-id",
                KitPlaces.Members,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ours.Network} and {other.Network} both have chain id {ours.ChainId}."),
                "A transaction signed for one of them is valid on the other.");
        }

        var shared = ours.Validators.Select(member => member.Validator!.Account)
            .Concat(ours.GenesisValidators)
            .Distinct()
            .Intersect(other.Validators.Select(member => member.Validator!.Account).Concat(other.GenesisValidators));
        foreach (var account in shared)
        {
            yield return new(
                "validator-reused",
                KitPlaces.Members,
                $"The validator {account} is one of {other.Network} too.",
                "One key on two machines signs twice; lost in one network it is lost in both.");
        }
    }
}
