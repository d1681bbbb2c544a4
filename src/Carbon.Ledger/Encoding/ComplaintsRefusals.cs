using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Codes;
using Carbon.Registry.Refusals;

namespace Carbon.Ledger;

internal static class ComplaintsRefusals
{
    public static Refusal? Of(IContractError? given) => given switch
    {
        ComplaintsContract.ComplaintClosedError e => Refusal.Of(RefusalCode.ComplaintClosed,
            ("complaintId", Fact.Text(e.ComplaintId)), ("status", Fact.Name<ComplaintStatus>(e.Status))),
        ComplaintsContract.ComplaintExistsError e => Refusal.Of(RefusalCode.ComplaintExists,
            ("complaintId", Fact.Text(e.ComplaintId))),
        ComplaintsContract.ComplaintInvalidError e => Refusal.Of(RefusalCode.ComplaintInvalid, ("field", e.Field)),
        ComplaintsContract.ComplaintUnknownError e => Refusal.Of(RefusalCode.ComplaintUnknown,
            ("complaintId", Fact.Text(e.ComplaintId))),
        _ => null,
    };
}
