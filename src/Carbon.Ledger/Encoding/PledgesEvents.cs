using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Codes;
using Carbon.Registry.Events;
using Carbon.Registry.Identities;

namespace Carbon.Ledger;

internal static class PledgesEvents
{
    public static RegistryEvent? Of(IContractEvent? given) => given switch
    {
        PledgesContract.CoverAttachedEvent e => new CoverAttached(
            Fact.Digest(e.PledgeId), Fact.Code<CoverKind>(e.Cover), new MemberId(e.Member), e.UntilSeconds,
            Fact.Digest(e.DocumentHash)),
        PledgesContract.PledgeAcceptedEvent e => new PledgeAccepted(Fact.Digest(e.PledgeId), new MemberId(e.Lender)),
        PledgesContract.PledgeDeclinedEvent e => new PledgeDeclined(
            Fact.Digest(e.PledgeId), new MemberId(e.Lender), Fact.Digest(e.DocumentHash)),
        PledgesContract.PledgeProposedEvent e => new PledgeProposed(
            Fact.Digest(e.PledgeId), new MemberId(e.Lender), PledgesFacts.Of(e.Content), new MemberId(e.Member)),
        PledgesContract.PledgeWithdrawnEvent e => new PledgeWithdrawn(
            Fact.Digest(e.PledgeId), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        _ => null,
    };
}
