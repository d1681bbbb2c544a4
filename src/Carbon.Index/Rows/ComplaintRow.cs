namespace Carbon.Index.Rows;

/// <summary>Anyone's report, by hash, with the bureau's answer.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Position">Where it came in; the cursor of lists.</param>
/// <param name="Division">GB/T 2260 code.</param>
/// <param name="Subject">The ticket or application it is about, or null.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Member">Who received it.</param>
/// <param name="DocumentHash">The report.</param>
/// <param name="FiledAtSeconds">When, since 1970.</param>
/// <param name="AnsweredAtSeconds">When it was answered, or null.</param>
/// <param name="AnswerMember">Who answered, or nobody.</param>
/// <param name="AnswerDocumentHash">The answer, or zero.</param>
public sealed record ComplaintRow(
    Digest Id,
    ulong Position,
    uint Division,
    RegisterNumber? Subject,
    ComplaintStatus Status,
    MemberId Member,
    Digest DocumentHash,
    ulong FiledAtSeconds,
    ulong? AnsweredAtSeconds,
    MemberId AnswerMember,
    Digest AnswerDocumentHash);
