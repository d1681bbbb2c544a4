namespace Carbon.Registry.Refusals;

/// <summary>
/// Why the rules say no. Those before <see cref="NumberMalformed"/> bear the names of Solidity errors, the others are
/// given by a node before the chain is asked.
/// </summary>
public enum RefusalCode
{
    /// <summary>The key signs for no active member.</summary>
    KeyUnknown,

    /// <summary>The key is, or once was, bound to a member.</summary>
    KeyTaken,

    /// <summary>The member has as many keys in use as it may have.</summary>
    KeysFull,

    /// <summary>A member must be of some kind.</summary>
    MemberKindInvalid,

    /// <summary>No member bears this id.</summary>
    MemberUnknown,

    /// <summary>Another member bears this name.</summary>
    MemberNameTaken,

    /// <summary>The member does not hold the office in the division.</summary>
    OfficeMissing,

    /// <summary>
    /// One member would hold both keys of the ledger in one division: issue or cancel, and file or offset.
    /// </summary>
    OfficesConflict,

    /// <summary>Only the council's own enactment may do this.</summary>
    CouncilOnly,

    /// <summary>The member has no seat in the council.</summary>
    CouncilSeatMissing,

    /// <summary>Threshold, delay or seats make no council: at least 1 of at most 21, each once.</summary>
    CouncilInvalid,

    /// <summary>The act was put to the vote before.</summary>
    ActExists,

    /// <summary>The act is not before the council, or was enacted.</summary>
    ActUnknown,

    /// <summary>This council member approved the act before.</summary>
    ActApprovedAlready,

    /// <summary>The act may be enacted from readyAt on; zero while approvals are missing.</summary>
    ActNotReady,

    /// <summary>The register is paused.</summary>
    RegisterPaused,

    /// <summary>The register is not paused.</summary>
    RegisterNotPaused,

    /// <summary>The founding is closed, or the caller is not the founder.</summary>
    FoundingOver,

    /// <summary>A name or another text is empty or longer than the register takes, in bytes.</summary>
    TextInvalid,

    /// <summary>No person bears this id.</summary>
    PersonUnknown,

    /// <summary>The commitment stands for a registered person.</summary>
    CommitmentUsed,

    /// <summary>The commitment, document or key is empty, or the key belongs to another person.</summary>
    PersonInvalid,

    /// <summary>The person has not let the member do this, or the mandate is over.</summary>
    MandateMissing,

    /// <summary>
    /// A bureau may not record a mandate for itself from paper: the person's own signature is needed.
    /// </summary>
    MandateToSelf,

    /// <summary>The mandate's end lies in the past, its acts are empty, or its signature is not the person's.</summary>
    MandateInvalid,

    /// <summary>No policy version bears this id.</summary>
    PolicyUnknown,

    /// <summary>No policy of the division for this kind is in force now.</summary>
    PolicyNotInForce,

    /// <summary>The policy in force lets no ticket be issued (P2).</summary>
    IssuanceOff,

    /// <summary>
    /// Dates, kind, rule or review chain make no policy, or the dates do not follow the version before.
    /// </summary>
    PolicyInvalid,

    /// <summary>The policy file was published before.</summary>
    PolicyDocumentUsed,

    /// <summary>No application bears this number.</summary>
    ApplicationUnknown,

    /// <summary>The application stands where this cannot be done.</summary>
    ApplicationNotOpen,

    /// <summary>Counts, period, texts, shares or hashes of the content are out of bounds; field names which.</summary>
    ContentInvalid,

    /// <summary>The applicants do not declare that the reduction is in no other scheme (N-7, W-3).</summary>
    DeclarationMissing,

    /// <summary>The approval names another content than the application has now.</summary>
    ContentStale,

    /// <summary>The policy asks for another office first.</summary>
    ReviewOutOfTurn,

    /// <summary>The form with this hash opened another application.</summary>
    DocumentUsed,

    /// <summary>The certificate made another lot (N-15, W-6).</summary>
    CertificateUsed,

    /// <summary>The parcel was claimed for days that overlap the period (N-5, W-6).</summary>
    ParcelPeriodOverlap,

    /// <summary>The parcel has carried the largest number of periods that the register compares.</summary>
    ParcelPeriodsFull,

    /// <summary>The certificate is over the claim.</summary>
    AmountOverClaim,

    /// <summary>The ticket is over what is left of the lot.</summary>
    AmountOverLot,

    /// <summary>The next ticket of the lot has another ordinal: this one was issued, or is not due.</summary>
    OrdinalNotNext,

    /// <summary>No ticket bears this number.</summary>
    TicketUnknown,

    /// <summary>The ticket is used up or cancelled.</summary>
    TicketEnded,

    /// <summary>Something is left, so the ticket cannot be cancelled as used up.</summary>
    TicketNotUsedUp,

    /// <summary>An amount of zero changes nothing and is refused.</summary>
    AmountZero,

    /// <summary>The amount is over what the holder may dispose of. Free: neither pledged nor frozen.</summary>
    AmountOverFree,

    /// <summary>The freeze is over what is left unfrozen of the ticket.</summary>
    AmountOverTicket,

    /// <summary>The root ticket is frozen with everything split from it.</summary>
    RootFrozen,

    /// <summary>The receiver owns the ticket already.</summary>
    HolderSame,

    /// <summary>A whole ticket must be transferred as a whole, keeping its number.</summary>
    PartIsWhole,

    /// <summary>No cause was named, or this cause is not the holder's to act on.</summary>
    CauseInvalid,

    /// <summary>The parts are empty, zero, too many, or name a person twice.</summary>
    SharesInvalid,

    /// <summary>The document did this before.</summary>
    TransferDocumentUsed,

    /// <summary>The document's hash is empty.</summary>
    DocumentMissing,

    /// <summary>No lien bears this id.</summary>
    LienUnknown,

    /// <summary>The document placed this lien before.</summary>
    LienExists,

    /// <summary>The lien was released before.</summary>
    LienEnded,

    /// <summary>Only the lien's own owner releases it.</summary>
    LienNotOwned,

    /// <summary>The ticket carries the largest number of liens.</summary>
    LiensFull,

    /// <summary>A root freeze is placed on a root ticket, not on one split from it.</summary>
    TicketNotRoot,

    /// <summary>The caller is not the desk for this.</summary>
    DeskOnly,

    /// <summary>No pledge bears this id.</summary>
    PledgeUnknown,

    /// <summary>The loan contract with this hash was proposed for this ticket and lender before.</summary>
    PledgeExists,

    /// <summary>The pledge stands where this cannot be done.</summary>
    PledgeNotOpen,

    /// <summary>The caller accepts other terms than were proposed.</summary>
    PledgeTermsDiffer,

    /// <summary>Only the lender of this pledge may do this.</summary>
    PledgeNotOwned,

    /// <summary>Neither a pledge nor a mortgage, no document, or an end in the past.</summary>
    PledgeInvalid,

    /// <summary>An order must have a document and an end in the future.</summary>
    FreezeInvalid,

    /// <summary>No request bears this id.</summary>
    OffsetUnknown,

    /// <summary>The form with this hash asked for an offset of this ticket before.</summary>
    OffsetExists,

    /// <summary>The request stands where this cannot be done.</summary>
    OffsetNotOpen,

    /// <summary>The grant or refusal names another content than the request has.</summary>
    OffsetContentStale,

    /// <summary>The ticket's policy does not know this purpose (P22).</summary>
    PurposeNotAllowed,

    /// <summary>The ticket's policy offsets whole tickets only; split first (P21).</summary>
    WholeTicketOnly,

    /// <summary>Purpose and case do not fit, the year is out of bounds, or the document is missing.</summary>
    OffsetInvalid,

    /// <summary>Only the member that asked may withdraw.</summary>
    OffsetNotOwned,

    /// <summary>No voucher bears this number.</summary>
    VoucherUnknown,

    /// <summary>The text is no number of the register.</summary>
    NumberMalformed,

    /// <summary>The last character does not fit the others: the number was mistyped.</summary>
    CheckCharacterWrong,

    /// <summary>The request id is no UUID.</summary>
    RequestIdMalformed,

    /// <summary>The request id was used by the same caller for another request.</summary>
    RequestIdReused,

    /// <summary>A field of the request is missing or out of bounds.</summary>
    FieldInvalid,

    /// <summary>The page token is not of this query.</summary>
    PageTokenInvalid,

    /// <summary>The certificate names no caller that this node knows.</summary>
    CallerUnknown,

    /// <summary>The caller may not make this call at this node.</summary>
    CallerForbidden,

    /// <summary>No operation of this caller bears this name.</summary>
    OperationUnknown,

    /// <summary>The command needs more gas than a block takes.</summary>
    GasOverCap,
}
