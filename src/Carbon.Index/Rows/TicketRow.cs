using Carbon.Registry;

namespace Carbon.Index.Rows;

/// <summary>A ticket's face and standing. Amounts in the base unit of its kind.</summary>
/// <param name="Number">Its number; never reused.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Status">Where it stands; an ended ticket still answers.</param>
/// <param name="IssuedAmount">What it was made with, at its issue, split or merge.</param>
/// <param name="Amount">Still in circulation.</param>
/// <param name="PledgedAmount">Under pledges and mortgages in force.</param>
/// <param name="FrozenAmount">Sum of the freezes in force; may be over the amount, and that waits.</param>
/// <param name="OffsetAmount">Taken out of circulation for ever by offsets.</param>
/// <param name="AnnulledAmount">Taken out of circulation for ever by annulment.</param>
/// <param name="LiensInForce">Liens in force on this number itself.</param>
/// <param name="RootFrozen">Whether a freeze of a root that it descends from is in force.</param>
/// <param name="OwnerFrozen">Whether an owner is frozen with all that it holds.</param>
/// <param name="Ownership">How the owners own it.</param>
/// <param name="Owners">Owners with their parts, 1 to 64; a sole owner has one part.</param>
/// <param name="Root">The ticket that was issued or merged in the first place; a root is its own.</param>
/// <param name="Parent">The ticket it was split from, or null.</param>
/// <param name="MergedInto">The ticket it was merged into, or null.</param>
/// <param name="Policy">The rules it was issued under.</param>
/// <param name="Loss">The loss notice that stands, or null.</param>
/// <param name="PrintVersion">Version of the printed face, from 1.</param>
/// <param name="PrintDocumentHash">The paper of that version, or what made the number.</param>
/// <param name="PrintedAtSeconds">When that version was made, since 1970.</param>
/// <param name="Issuer">The member that made the number, by issue or by registering a move.</param>
/// <param name="IssuedAtSeconds">When, in seconds since 1970.</param>
/// <param name="Lot">What the face says of the lot.</param>
public sealed record TicketRow(
    RegisterNumber Number,
    Kind Kind,
    TicketStatus Status,
    ulong IssuedAmount,
    ulong Amount,
    ulong PledgedAmount,
    ulong FrozenAmount,
    ulong OffsetAmount,
    ulong AnnulledAmount,
    uint LiensInForce,
    bool RootFrozen,
    bool OwnerFrozen,
    Ownership Ownership,
    IReadOnlyList<Share> Owners,
    RegisterNumber Root,
    RegisterNumber? Parent,
    RegisterNumber? MergedInto,
    PolicyId Policy,
    LossNotice? Loss,
    byte PrintVersion,
    Digest PrintDocumentHash,
    ulong PrintedAtSeconds,
    MemberId Issuer,
    ulong IssuedAtSeconds,
    LotFace Lot)
{
    /// <summary>The standing that everybody reads, freezes of roots and owners and losses told.</summary>
    public TicketStanding Standing => TicketStanding.Of(
        Status, Amount, PledgedAmount, FrozenAmount, RootFrozen || OwnerFrozen, Loss is not null);

    /// <summary>What the holder may dispose of, in base units.</summary>
    public ulong FreeAmount => Standing.FreeAmount;
}
