using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Codes;
using Carbon.Registry.Refusals;

namespace Carbon.Ledger;

internal static class PledgesRefusals
{
    public static Refusal? Of(IContractError? given) => given switch
    {
        PledgesContract.CoverExistsError e => Refusal.Of(RefusalCode.CoverExists,
            ("pledgeId", Fact.Text(e.PledgeId)), ("documentHash", Fact.Text(e.DocumentHash))),
        PledgesContract.CoverUnfitError e => Refusal.Of(RefusalCode.CoverUnfit,
            ("member", Fact.Text(e.Member)), ("kind", Fact.Name<MemberKind>(e.Kind)),
            ("cover", Fact.Name<CoverKind>(e.Cover))),
        PledgesContract.ItemsMixedError e => Refusal.Of(RefusalCode.ItemsMixed,
            ("ticket", Fact.Number(e.Ticket)), ("other", Fact.Number(e.Other))),
        PledgesContract.OwnersChangedError e => Refusal.Of(RefusalCode.OwnersChanged,
            ("ticket", Fact.Number(e.Ticket))),
        PledgesContract.PledgeEndInvalidError e => Refusal.Of(RefusalCode.PledgeEndInvalid,
            ("untilSeconds", Fact.Text(e.UntilSeconds)), ("nowSeconds", Fact.Text(e.NowSeconds))),
        PledgesContract.PledgeExistsError e => Refusal.Of(RefusalCode.PledgeExists,
            ("pledgeId", Fact.Text(e.PledgeId))),
        PledgesContract.PledgeInvalidError => Refusal.Of(RefusalCode.PledgeInvalid),
        PledgesContract.PledgeNotOpenError e => Refusal.Of(RefusalCode.PledgeNotOpen,
            ("pledgeId", Fact.Text(e.PledgeId)), ("status", Fact.Name<PledgeStatus>(e.Status))),
        PledgesContract.PledgeNotOwnedError e => Refusal.Of(RefusalCode.PledgeNotOwned,
            ("pledgeId", Fact.Text(e.PledgeId)), ("owner", Fact.Text(e.Owner)), ("caller", Fact.Text(e.Caller))),
        PledgesContract.PledgeUnknownError e => Refusal.Of(RefusalCode.PledgeUnknown,
            ("pledgeId", Fact.Text(e.PledgeId))),
        _ => null,
    };
}
