namespace Carbon.Registry.Records;

/// <summary>What a request for offset says; its hash is what the grant names.</summary>
/// <param name="Ticket">The ticket to draw on.</param>
/// <param name="Amount">Amount in the base unit of the ticket's kind.</param>
/// <param name="Purpose">What the offset is for.</param>
/// <param name="Beneficiary">For whom the amount is offset.</param>
/// <param name="Year">The year whose emission, event or duty it answers for.</param>
/// <param name="CaseHash">Salted hash of a damage case's number, or zero.</param>
public sealed record OffsetContent(
    RegisterNumber Ticket,
    ulong Amount,
    Purpose Purpose,
    PersonId Beneficiary,
    ushort Year,
    Digest CaseHash);
