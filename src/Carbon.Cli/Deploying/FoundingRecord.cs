using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Cli.Deploying;

/// <summary>Makes of a plan that the chain has wholly carried out the file that every node pins.</summary>
internal static class FoundingRecord
{
    /// <summary>The deployment with its manifest. The state must be whole.</summary>
    public static Deployment Of(FoundingPlan plan, FoundingState state, FinalityRule finality)
    {
        byte[] all = [.. state.CodeHashes.SelectMany(hash => hash.ToBytes())];
        return plan.Place with
        {
            FromHeight = state.Done[0].BlockNumber,
            CodeHash = Keccak.Hash(all),
            Finality = finality,
            Founding = new(
                plan.Founder,
                plan.Terms.Charter,
                state.Done[^1].BlockNumber,
                [.. FoundingPlan.ContractNames.Select((name, i) => new FoundedContract(
                    name, plan.Place.Contracts[i], state.CodeHashes[i], state.Done[i].BlockNumber,
                    state.Done[i].TransactionHash))],
                [.. plan.Terms.Members.Select((member, i) => new FoundedMember(
                    (uint)i + 1, member.Key, member.Name, member.Signers))],
                [.. plan.Terms.Rules.Policies.Select(terms => new FoundedPolicy(
                    terms.Division, terms.Kind.ToString(), HashOf(terms.DocumentHash)))],
                [.. plan.Terms.Rules.Calendars.Select(dated => new FoundedCalendar(
                    dated.Calendar.Year, HashOf(dated.DocumentHash)))]),
        };
    }

    private static Hash32 HashOf(Digest digest) => new(digest.ToBytes());
}
