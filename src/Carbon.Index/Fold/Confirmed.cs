namespace Carbon.Index.Fold;

/// <summary>Who says a fact.</summary>
internal enum Side
{
    /// <summary>The desk whose act it is.</summary>
    Desk,

    /// <summary>The ledger, or the desk that the act is booked at.</summary>
    Ledger,
}

/// <summary>A fact that two contracts tell of one act.</summary>
internal abstract record Confirmed;

/// <summary>A court's move of an amount or a whole ticket.</summary>
internal sealed record RuledMove(RegisterNumber Ticket, PersonId To, MemberId Court, ulong Amount, Digest Document)
    : Confirmed;

/// <summary>A court's enforcement of a pledge.</summary>
internal sealed record Enforcement(Digest Lien, PersonId To, MemberId Court, Digest Document) : Confirmed;

/// <summary>One ticket of an accepted pledge.</summary>
internal sealed record PledgeItem(
    LienKind Kind, MemberId Lender, RegisterNumber Ticket, ulong Amount, ulong UntilSeconds, Digest Document)
    : Confirmed;

/// <summary>One ticket of a granted offset.</summary>
internal sealed record OffsetItem(RegisterNumber Voucher, RegisterNumber Ticket, ulong Amount, MemberId Member)
    : Confirmed;

/// <summary>A voucher that answers a case.</summary>
internal sealed record CaseAnswer(Digest Case, RegisterNumber Voucher, ulong Amount) : Confirmed;

/// <summary>A voucher that answers a quota.</summary>
internal sealed record QuotaAnswer(Digest Quota, RegisterNumber Voucher, ulong Amount) : Confirmed;

/// <summary>A confirmed annulment.</summary>
internal sealed record Annulled(RegisterNumber Ticket, AnnulmentCause Cause, MemberId Member, Digest Document)
    : Confirmed;
