using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Codes;
using Carbon.Registry.Refusals;

namespace Carbon.Ledger;

internal static class PledgesRefusals
{
    public static Refusal? Of(IContractError? given) => given switch
    {
        PledgesContract.PledgeExistsError e => Refusal.Of(RefusalCode.PledgeExists,
            ("pledgeId", Fact.Text(e.PledgeId))),
        PledgesContract.PledgeInvalidError => Refusal.Of(RefusalCode.PledgeInvalid),
        PledgesContract.PledgeNotOpenError e => Refusal.Of(RefusalCode.PledgeNotOpen,
            ("pledgeId", Fact.Text(e.PledgeId)), ("status", Fact.Name<PledgeStatus>(e.Status))),
        PledgesContract.PledgeNotOwnedError e => Refusal.Of(RefusalCode.PledgeNotOwned,
            ("pledgeId", Fact.Text(e.PledgeId)), ("lender", Fact.Text(e.Lender)), ("caller", Fact.Text(e.Caller))),
        PledgesContract.PledgeTermsDifferError e => Refusal.Of(RefusalCode.PledgeTermsDiffer,
            ("pledgeId", Fact.Text(e.PledgeId)), ("proposedAmount", Fact.Text(e.ProposedAmount)),
            ("proposedUntilSeconds", Fact.Text(e.ProposedUntilSeconds))),
        PledgesContract.PledgeUnknownError e => Refusal.Of(RefusalCode.PledgeUnknown,
            ("pledgeId", Fact.Text(e.PledgeId))),
        _ => null,
    };
}
