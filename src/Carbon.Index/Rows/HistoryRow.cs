namespace Carbon.Index.Rows;

/// <summary>One event of the register.</summary>
/// <param name="Position">Its place among all events: height and log index in one integer; the cursor of lists.</param>
/// <param name="Height">The block's height.</param>
/// <param name="LogIndex">Its place in the block.</param>
/// <param name="TransactionHash">The transaction that made it.</param>
/// <param name="TimeSeconds">The block's time, since 1970.</param>
/// <param name="Event">The event's name, such as TicketIssued.</param>
/// <param name="Member">The member that acted, or zero.</param>
/// <param name="DocumentHash">The document it acted on, or zero.</param>
/// <param name="Amount">Base units that it is about, or null.</param>
/// <param name="FieldsJson">All its fields as a JSON object; 64-bit integers as digits in quotes.</param>
public sealed record HistoryRow(
    ulong Position,
    ulong Height,
    uint LogIndex,
    Digest TransactionHash,
    ulong TimeSeconds,
    string Event,
    MemberId Member,
    Digest DocumentHash,
    ulong? Amount,
    string FieldsJson);
