using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Codes;
using Carbon.Registry.Events;
using Carbon.Registry.Identities;

namespace Carbon.Ledger;

internal static class ConsortiumEvents
{
    public static RegistryEvent? Of(IContractEvent? given) => given switch
    {
        ConsortiumContract.ActApprovedEvent e => new ActApproved(
            Fact.Digest(e.ActId), new MemberId(e.Member), e.ReadyAt),
        ConsortiumContract.ActEnactedEvent e => new ActEnacted(Fact.Digest(e.ActId)),
        ConsortiumContract.ActProposedEvent e => new ActProposed(
            Fact.Digest(e.ActId), new MemberId(e.Member), Fact.Account(e.Target), HexText.From(e.CallData),
            Fact.Digest(e.DocumentHash)),
        ConsortiumContract.CouncilSetEvent e => new CouncilSet(
            [.. e.Members.Select(one => new MemberId(one))], e.Threshold, e.DelaySeconds),
        ConsortiumContract.DeskSetEvent e => new DeskSet(Fact.Code<Desk>(e.Desk), Fact.Account(e.Module)),
        ConsortiumContract.FoundingClosedEvent => new FoundingClosed(),
        ConsortiumContract.KeyAddedEvent e => new KeyAdded(
            new MemberId(e.Member), Fact.Account(e.Key), Fact.Digest(e.DocumentHash)),
        ConsortiumContract.KeyRevokedEvent e => new KeyRevoked(
            new MemberId(e.Member), Fact.Account(e.Key), Fact.Digest(e.DocumentHash)),
        ConsortiumContract.MemberAdmittedEvent e => new MemberAdmitted(
            new MemberId(e.Member), Fact.Code<MemberKind>(e.Kind), e.Name, Fact.Digest(e.DocumentHash)),
        ConsortiumContract.MemberStandingSetEvent e => new MemberStandingSet(
            new MemberId(e.Member), e.Active, Fact.Digest(e.DocumentHash)),
        ConsortiumContract.OfficesSetEvent e => new OfficesSet(
            new MemberId(e.Member), e.Division, e.Offices, Fact.Digest(e.DocumentHash)),
        ConsortiumContract.PausedEvent e => new Paused(new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        ConsortiumContract.ResumedEvent e => new Resumed(Fact.Digest(e.DocumentHash)),
        _ => null,
    };
}
