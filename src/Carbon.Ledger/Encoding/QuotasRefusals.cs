using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Refusals;

namespace Carbon.Ledger;

internal static class QuotasRefusals
{
    public static Refusal? Of(IContractError? given) => given switch
    {
        QuotasContract.AmountOverQuotaError e => Refusal.Of(RefusalCode.AmountOverQuota,
            ("quotaId", Fact.Text(e.QuotaId)), ("requestedAmount", Fact.Text(e.RequestedAmount)),
            ("remainingAmount", Fact.Text(e.RemainingAmount))),
        QuotasContract.QuotaDocumentUsedError e => Refusal.Of(RefusalCode.QuotaDocumentUsed,
            ("documentHash", Fact.Text(e.DocumentHash))),
        QuotasContract.QuotaInvalidError e => Refusal.Of(RefusalCode.QuotaInvalid, ("field", e.Field)),
        QuotasContract.QuotaUnfitError e => Refusal.Of(RefusalCode.QuotaUnfit,
            ("quotaId", Fact.Text(e.QuotaId)), ("emitter", Fact.Text(e.Emitter)), ("year", Fact.Text(e.Year))),
        QuotasContract.QuotaUnknownError e => Refusal.Of(RefusalCode.QuotaUnknown, ("quotaId", Fact.Text(e.QuotaId))),
        QuotasContract.TicketsFirstError e => Refusal.Of(RefusalCode.TicketsFirst,
            ("quotaId", Fact.Text(e.QuotaId)), ("ticketsGrams", Fact.Text(e.TicketsGrams)),
            ("ticketGrams", Fact.Text(e.TicketGrams))),
        _ => null,
    };
}
