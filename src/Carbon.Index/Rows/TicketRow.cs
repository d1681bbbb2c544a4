namespace Carbon.Index.Rows;

/// <summary>A ticket's face and standing. Amounts in the base unit of its kind.</summary>
/// <param name="Number">Its number; never reused.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Status">Where it stands; a cancelled ticket still answers.</param>
/// <param name="IssuedAmount">What it was made with, at its issue or split.</param>
/// <param name="Amount">Still in circulation.</param>
/// <param name="FreeAmount">Neither pledged nor frozen; zero while the root is frozen with all its family.</param>
/// <param name="PledgedAmount">Under pledges and mortgages in force.</param>
/// <param name="FrozenAmount">Under freezes in force; may lie over pledged amounts too.</param>
/// <param name="OffsetAmount">Taken out of circulation for ever.</param>
/// <param name="LiensInForce">Liens in force on this number itself.</param>
/// <param name="RootFrozen">Whether a freeze of the root is in force, which holds the whole family.</param>
/// <param name="Ownership">How the owners own it.</param>
/// <param name="Owners">Owners with their parts, 1 to 64; a sole owner has one part.</param>
/// <param name="Root">The ticket that was issued in the first place; a root is its own.</param>
/// <param name="Parent">The ticket it was split from, or null.</param>
/// <param name="Policy">The rules it was issued under.</param>
/// <param name="PrintVersion">Version of the printed face, from 1.</param>
/// <param name="Issuer">The member that made the number, by issue or by registering the split.</param>
/// <param name="IssuedAtSeconds">When, in seconds since 1970.</param>
/// <param name="Lot">What the face says of the lot.</param>
public sealed record TicketRow(
    RegisterNumber Number,
    Kind Kind,
    TicketStatus Status,
    ulong IssuedAmount,
    ulong Amount,
    ulong FreeAmount,
    ulong PledgedAmount,
    ulong FrozenAmount,
    ulong OffsetAmount,
    uint LiensInForce,
    bool RootFrozen,
    Ownership Ownership,
    IReadOnlyList<Share> Owners,
    RegisterNumber Root,
    RegisterNumber? Parent,
    PolicyId Policy,
    byte PrintVersion,
    MemberId Issuer,
    ulong IssuedAtSeconds,
    LotFace Lot);
