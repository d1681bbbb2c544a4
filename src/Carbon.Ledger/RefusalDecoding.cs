using Carbon.Contracts;
using Carbon.Registry.Refusals;

namespace Carbon.Ledger;

/// <summary>Turns revert bytes of the register's contracts into refusals.</summary>
public static class RefusalDecoding
{
    /// <summary>
    /// The refusal that a call reverted with. A desk passes on what the ledger said, so all are tried.
    /// </summary>
    /// <exception cref="UnreadableRevertException">
    /// The bytes are no refusal: a panic, a bare revert, foreign bytes.
    /// </exception>
    public static Refusal Decode(ReadOnlySpan<byte> revert) =>
        TryDecode(revert) ?? throw new UnreadableRevertException(revert);

    /// <summary>The refusal that a call reverted with, or null where the bytes are none.</summary>
    public static Refusal? TryDecode(ReadOnlySpan<byte> revert) =>
        TicketsRefusals.Of(TicketsContract.TryDecodeError(revert))
        ?? ConsortiumRefusals.Of(ConsortiumContract.TryDecodeError(revert))
        ?? PersonsRefusals.Of(PersonsContract.TryDecodeError(revert))
        ?? PoliciesRefusals.Of(PoliciesContract.TryDecodeError(revert))
        ?? ReserveRefusals.Of(ReserveContract.TryDecodeError(revert))
        ?? PledgesRefusals.Of(PledgesContract.TryDecodeError(revert))
        ?? RulingsRefusals.Of(RulingsContract.TryDecodeError(revert))
        ?? OffsetsRefusals.Of(OffsetsContract.TryDecodeError(revert))
        ?? PlantingsRefusals.Of(PlantingsContract.TryDecodeError(revert))
        ?? CasesRefusals.Of(CasesContract.TryDecodeError(revert))
        ?? QuotasRefusals.Of(QuotasContract.TryDecodeError(revert))
        ?? ComplaintsRefusals.Of(ComplaintsContract.TryDecodeError(revert))
        ?? DividendsRefusals.Of(DividendsContract.TryDecodeError(revert));
}
