using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Codes;
using Carbon.Registry.Refusals;

namespace Carbon.Ledger;

internal static class OffsetsRefusals
{
    public static Refusal? Of(IContractError? given) => given switch
    {
        OffsetsContract.CreditExistsError e => Refusal.Of(RefusalCode.CreditExists,
            ("division", Fact.Text(e.Division)), ("documentHash", Fact.Text(e.DocumentHash))),
        OffsetsContract.OffsetContentStaleError e => Refusal.Of(RefusalCode.OffsetContentStale,
            ("givenHash", Fact.Text(e.GivenHash)), ("currentHash", Fact.Text(e.CurrentHash))),
        OffsetsContract.OffsetExistsError e => Refusal.Of(RefusalCode.OffsetExists,
            ("requestId", Fact.Text(e.RequestId))),
        OffsetsContract.OffsetInvalidError e => Refusal.Of(RefusalCode.OffsetInvalid, ("field", e.Field)),
        OffsetsContract.OffsetNotOpenError e => Refusal.Of(RefusalCode.OffsetNotOpen,
            ("requestId", Fact.Text(e.RequestId)), ("status", Fact.Name<OffsetStatus>(e.Status))),
        OffsetsContract.OffsetNotOwnedError e => Refusal.Of(RefusalCode.OffsetNotOwned,
            ("requestId", Fact.Text(e.RequestId)), ("owner", Fact.Text(e.Owner)), ("caller", Fact.Text(e.Caller))),
        OffsetsContract.OffsetUnknownError e => Refusal.Of(RefusalCode.OffsetUnknown,
            ("requestId", Fact.Text(e.RequestId))),
        OffsetsContract.PurposeNotAllowedError e => Refusal.Of(RefusalCode.PurposeNotAllowed,
            ("policy", Fact.Text(e.Policy)), ("purpose", Fact.Name<Purpose>(e.Purpose))),
        OffsetsContract.UseOutsideError e => Refusal.Of(RefusalCode.UseOutside,
            ("ticket", Fact.Number(e.Ticket)), ("useDivision", Fact.Text(e.UseDivision))),
        OffsetsContract.VoucherUnknownError e => Refusal.Of(RefusalCode.VoucherUnknown,
            ("voucher", Fact.Number(e.Voucher))),
        OffsetsContract.WholeTicketOnlyError e => Refusal.Of(RefusalCode.WholeTicketOnly,
            ("ticket", Fact.Number(e.Ticket)), ("requestedAmount", Fact.Text(e.RequestedAmount)),
            ("wholeAmount", Fact.Text(e.WholeAmount))),
        _ => null,
    };
}
