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
    /// <summary>No member bears this id, or it is suspended where an active one is asked for.</summary>
    MemberUnknown,
    /// <summary>Another member bears this name.</summary>
    MemberNameTaken,
    /// <summary>The member does not hold the office in the division.</summary>
    OfficeMissing,
    /// <summary>
    /// One member would hold both keys of the ledger in one division (issue or cancel, and file or offset),
    /// or would judge its own loans, or the set has a bit that stands for no office, or the division is zero.
    /// </summary>
    OfficesConflict,
    /// <summary>Only the council's own enactment may do this.</summary>
    CouncilOnly,
    /// <summary>The member has no seat in the council.</summary>
    CouncilSeatMissing,
    /// <summary>Threshold, delay or seats make no council: at least 1 of at most 21, each once.</summary>
    CouncilInvalid,
    /// <summary>The act was put to the vote of this council before, or was enacted.</summary>
    ActExists,
    /// <summary>The act is not before this council, or was enacted.</summary>
    ActUnknown,
    /// <summary>This council member approved the act before.</summary>
    ActApprovedAlready,
    /// <summary>The act may be enacted from readyAt on; zero while approvals of active members are missing.</summary>
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
    /// <summary>The commitment stands, or once stood, for a registered person.</summary>
    CommitmentUsed,
    /// <summary>
    /// The commitment, kind, standing or document is empty, or the key belongs to another person; field names
    /// which.
    /// </summary>
    PersonInvalid,
    /// <summary>The person stands so already.</summary>
    StandingSame,
    /// <summary>The person is suspended, or is disqualified and applies.</summary>
    PersonNotActive,
    /// <summary>A court has frozen all that the person holds.</summary>
    PersonIsFrozen,
    /// <summary>The person has not let the member do this, or the mandate is over.</summary>
    MandateMissing,
    /// <summary>
    /// A bureau may not record a mandate for itself from paper: the person's own signature is needed.
    /// </summary>
    MandateToSelf,
    /// <summary>
    /// The mandate's end lies in the past, its acts are empty or unknown, its document is missing or gave
    /// this member a mandate before, or its signature is not the person's.
    /// </summary>
    MandateInvalid,
    /// <summary>No freeze of a person bears this id.</summary>
    PersonFreezeUnknown,
    /// <summary>The order froze this person before.</summary>
    PersonFreezeExists,
    /// <summary>The freeze is in force no more.</summary>
    PersonFreezeEnded,
    /// <summary>Only the court that froze the person may do this.</summary>
    PersonFreezeNotOwned,
    /// <summary>The freeze is one of somebody who is no owner here.</summary>
    PersonFreezeForeign,
    /// <summary>The new end is not after the old one and the present, or the end has not come.</summary>
    PersonFreezeEndInvalid,
    /// <summary>The person bears the largest number of freezes.</summary>
    PersonFreezesFull,
    /// <summary>No policy version bears this id.</summary>
    PolicyUnknown,
    /// <summary>No policy of the division for this kind is in force now.</summary>
    PolicyNotInForce,
    /// <summary>The policy in force lets no ticket be issued (P2).</summary>
    IssuanceOff,
    /// <summary>
    /// Dates, kind, rules or review chain make no policy, or the dates do not follow the version before.
    /// </summary>
    PolicyInvalid,
    /// <summary>The policy file was published before for this division and kind.</summary>
    PolicyDocumentUsed,
    /// <summary>The calendar has a day outside its year, too few or too many working days, or no document.</summary>
    CalendarInvalid,
    /// <summary>No application bears this number.</summary>
    ApplicationUnknown,
    /// <summary>The application stands where this cannot be done.</summary>
    ApplicationNotOpen,
    /// <summary>
    /// Counts, period, texts, shares or hashes of the content are out of bounds; field names which.
    /// </summary>
    ContentInvalid,
    /// <summary>The planting agreement made another lot (C-12).</summary>
    PlantingUsed,
    /// <summary>
    /// A purchase for a green quota is approved by two members, and this one approved before (C-15).
    /// </summary>
    ApproverSame,
    /// <summary>The policy does not know this way.</summary>
    RouteInvalid,
    /// <summary>
    /// This sort of person may not apply under the policy (P5), or lives outside a division whose tickets
    /// stay inside it (P30).
    /// </summary>
    ApplicantInvalid,
    /// <summary>
    /// The applicants do not declare these, which the policy asks for: bit n stands for Declaration n.
    /// </summary>
    DeclarationMissing,
    /// <summary>
    /// The stand falls short of these limits of the policy, which knows no exception: bit n stands for
    /// EligibilityLimit n.
    /// </summary>
    EligibilityMissing,
    /// <summary>The stand falls short of these limits, and no reviewer has let it pass with reasons (O-26).</summary>
    ExceptionMissing,
    /// <summary>The exception names other limits than the stand falls short of.</summary>
    ExceptionDiffers,
    /// <summary>The policy asks for another number of papers (P8).</summary>
    PapersMissing,
    /// <summary>The agreed deduction is over what the policy allows (P28).</summary>
    DeductionOverMax,
    /// <summary>The approval names another content than the application has now.</summary>
    ContentStale,
    /// <summary>The policy asks for another office first.</summary>
    ReviewOutOfTurn,
    /// <summary>The form with this hash did this before.</summary>
    DocumentUsed,
    /// <summary>The certificate made another lot (N-15, W-6).</summary>
    CertificateUsed,
    /// <summary>The parcel was claimed for days that overlap the period (N-5, W-6).</summary>
    ParcelPeriodOverlap,
    /// <summary>The parcel has carried the largest number of periods that the register compares.</summary>
    ParcelPeriodsFull,
    /// <summary>The amount is over what the register can hold in one lot.</summary>
    AmountTooLarge,
    /// <summary>The certificate is over the claim.</summary>
    AmountOverClaim,
    /// <summary>The ticket, or the deficit, is over what is left of the lot.</summary>
    AmountOverLot,
    /// <summary>The next ticket of the lot has another ordinal: this one was issued, or is not due.</summary>
    OrdinalNotNext,
    /// <summary>The lot is not in the pool, or tickets came from it.</summary>
    LotNotInPool,
    /// <summary>No cause was named.</summary>
    ReversalCauseMissing,
    /// <summary>No annulment bears this id.</summary>
    AnnulmentUnknown,
    /// <summary>The document proposed this before, or the cause is missing.</summary>
    AnnulmentInvalid,
    /// <summary>The annulment was confirmed or declined before.</summary>
    AnnulmentNotOpen,
    /// <summary>No planting agreement bears this id.</summary>
    PlantingUnknown,
    /// <summary>The agreement with this hash was recorded before.</summary>
    PlantingExists,
    /// <summary>The agreement stands where this cannot be done.</summary>
    PlantingNotOpen,
    /// <summary>The policy of the division knows no planting agreements, or the area is zero.</summary>
    PlantingInvalid,
    /// <summary>The agreement is not accepted, or is not one of this division with one of these applicants.</summary>
    PlantingUnfit,
    /// <summary>No ticket bears this number.</summary>
    TicketUnknown,
    /// <summary>The ticket is no longer live.</summary>
    TicketEnded,
    /// <summary>Something is left, so the ticket cannot be cancelled as used up.</summary>
    TicketNotUsedUp,
    /// <summary>A loss notice stands: nothing moves until it is withdrawn or the ticket printed again.</summary>
    TicketLost,
    /// <summary>No loss notice stands.</summary>
    TicketNotLost,
    /// <summary>The announcement of the loss is not over.</summary>
    LossNoticeRunning,
    /// <summary>The policy does not print a ticket again for this cause (P13).</summary>
    LossCauseInvalid,
    /// <summary>The ticket was printed as often as the register can count.</summary>
    PrintVersionsFull,
    /// <summary>An amount of zero changes nothing and is refused.</summary>
    AmountZero,
    /// <summary>The amount is over what the holder may dispose of. Free: neither pledged nor frozen.</summary>
    AmountOverFree,
    /// <summary>The freeze is over the ticket.</summary>
    AmountOverTicket,
    /// <summary>The whole ticket is asked for, and liens lie on it.</summary>
    TicketEncumbered,
    /// <summary>The root ticket, or one merged into it, is frozen with everything split from it.</summary>
    RootFrozen,
    /// <summary>The receiver owns the ticket already.</summary>
    HolderSame,
    /// <summary>A whole ticket must be transferred as a whole, keeping its number.</summary>
    PartIsWhole,
    /// <summary>The parts of a split do not cover the ticket exactly, or one of them is nothing.</summary>
    SplitNotExact,
    /// <summary>A list is empty, too short or too long.</summary>
    ListInvalid,
    /// <summary>The list names an entry twice, or is not in ascending order.</summary>
    ListUnordered,
    /// <summary>The tickets are of different lots, policies or owners.</summary>
    TicketsUnlike,
    /// <summary>
    /// No cause was named, or the ticket's policy does not know it, or it is not the holder's to act on.
    /// </summary>
    CauseInvalid,
    /// <summary>The policy lets tickets move inside its division only (P30).</summary>
    TerritoryOutside,
    /// <summary>This sort of person may not buy tickets into a reserve (P16).</summary>
    BuyerInvalid,
    /// <summary>The parts are empty, zero, too many, or name a person twice.</summary>
    SharesInvalid,
    /// <summary>The ticket is not held by shares.</summary>
    SharesMissing,
    /// <summary>The person holds fewer parts than were asked for.</summary>
    PartsOverShare,
    /// <summary>A change of the kind of co-ownership names other persons than the owners.</summary>
    OwnersDiffer,
    /// <summary>Co-owners with too few parts consent.</summary>
    ConsentMissing,
    /// <summary>What is changed is not named, or goes by another command.</summary>
    ChangeInvalid,
    /// <summary>The document did this before.</summary>
    TransferDocumentUsed,
    /// <summary>The document's hash is empty.</summary>
    DocumentMissing,
    /// <summary>No lien bears this id.</summary>
    LienUnknown,
    /// <summary>The document placed this lien before.</summary>
    LienExists,
    /// <summary>The lien is in force no more.</summary>
    LienEnded,
    /// <summary>Only the lien's own owner may do this.</summary>
    LienNotOwned,
    /// <summary>The lien is on another ticket, of another kind, or does not rank where it was named.</summary>
    LienUnfit,
    /// <summary>The new end is not after the old one and the present, or the end has not come.</summary>
    LienEndInvalid,
    /// <summary>The policy does not know this kind of lien (P18).</summary>
    LienKindInvalid,
    /// <summary>The policy lets one pledge lie on a ticket at a time (P19).</summary>
    PledgeSingle,
    /// <summary>The ticket carries the largest number of liens of this kind.</summary>
    LiensFull,
    /// <summary>A root freeze is placed on a root ticket, not on one split from it.</summary>
    TicketNotRoot,
    /// <summary>The tickets descend from more roots than a merged ticket can remember.</summary>
    RootsFull,
    /// <summary>The caller is not the desk for this.</summary>
    DeskOnly,
    /// <summary>No pledge was proposed on these terms.</summary>
    PledgeUnknown,
    /// <summary>A pledge on these terms was proposed before.</summary>
    PledgeExists,
    /// <summary>The pledge stands where this cannot be done.</summary>
    PledgeNotOpen,
    /// <summary>Only the lender, or the proposer, of this pledge may do this.</summary>
    PledgeNotOwned,
    /// <summary>Neither a pledge nor a mortgage, no document, or no cover was named.</summary>
    PledgeInvalid,
    /// <summary>The end lies in the past.</summary>
    PledgeEndInvalid,
    /// <summary>The tickets of one pledge, or of one offset, are of one division and one kind.</summary>
    ItemsMixed,
    /// <summary>The owners changed since this was begun for those before.</summary>
    OwnersChanged,
    /// <summary>Insurance comes from an insurer, a guarantee from a guarantor.</summary>
    CoverUnfit,
    /// <summary>The contract was attached before.</summary>
    CoverExists,
    /// <summary>An order must have a document and an end in the future.</summary>
    FreezeInvalid,
    /// <summary>No request bears this id.</summary>
    OffsetUnknown,
    /// <summary>The form with this hash asked for an offset in this division before.</summary>
    OffsetExists,
    /// <summary>The request stands where this cannot be done.</summary>
    OffsetNotOpen,
    /// <summary>The grant or refusal names another content than the request has.</summary>
    OffsetContentStale,
    /// <summary>The ticket's policy does not know this purpose (P22).</summary>
    PurposeNotAllowed,
    /// <summary>The ticket's policy offsets whole tickets only; split first (P21).</summary>
    WholeTicketOnly,
    /// <summary>The ticket's policy lets it be used inside its division only (P30).</summary>
    UseOutside,
    /// <summary>A field is out of bounds, or purpose, case and quota do not fit; field names which.</summary>
    OffsetInvalid,
    /// <summary>Only the member that asked may withdraw.</summary>
    OffsetNotOwned,
    /// <summary>The document credited a planting in this division before.</summary>
    CreditExists,
    /// <summary>No voucher bears this number.</summary>
    VoucherUnknown,
    /// <summary>No case bears this id.</summary>
    CaseUnknown,
    /// <summary>The case number was opened in this division before.</summary>
    CaseExists,
    /// <summary>The case ended before.</summary>
    CaseEnded,
    /// <summary>A field is out of bounds; field names which.</summary>
    CaseInvalid,
    /// <summary>The policy does not let this member open cases (P25).</summary>
    CaseOpenerInvalid,
    /// <summary>The policy does not know this way of answering (P25).</summary>
    CaseModeInvalid,
    /// <summary>Only the member that opened the case may do this.</summary>
    CaseNotOwned,
    /// <summary>The case counts another kind of ticket.</summary>
    CaseKindDiffers,
    /// <summary>The case bears the largest number of subscriptions.</summary>
    SubscriptionsFull,
    /// <summary>The document recorded the same undertaking before, under this ordinal.</summary>
    SubscriptionExists,
    /// <summary>No subscription of the case has this ordinal.</summary>
    SubscriptionUnknown,
    /// <summary>The case is answered by order, and leniency is for the voluntary act.</summary>
    CaseOrdered,
    /// <summary>The leniency of this subscription was recorded before.</summary>
    LeniencyExists,
    /// <summary>Nothing was offset for the case, so it cannot end as fulfilled.</summary>
    CaseUnanswered,
    /// <summary>No quota bears this id.</summary>
    QuotaUnknown,
    /// <summary>The document set this quota, or met a part of it, before.</summary>
    QuotaDocumentUsed,
    /// <summary>
    /// A field is out of bounds or under what was fulfilled, or the policy knows no quotas; field names
    /// which.
    /// </summary>
    QuotaInvalid,
    /// <summary>The quota is another emitter's, or of another year.</summary>
    QuotaUnfit,
    /// <summary>More than is left of the obligation, or of what tickets may answer.</summary>
    AmountOverQuota,
    /// <summary>An emitter outside power must use tickets first (O-40).</summary>
    TicketsFirst,
    /// <summary>No complaint bears this id.</summary>
    ComplaintUnknown,
    /// <summary>The report with this hash was recorded in this division before.</summary>
    ComplaintExists,
    /// <summary>The complaint was answered before.</summary>
    ComplaintClosed,
    /// <summary>The division, subject, answer or document makes no complaint; field names which.</summary>
    ComplaintInvalid,
    /// <summary>No dividend bears this id.</summary>
    DividendUnknown,
    /// <summary>The document declared a dividend of this ticket before.</summary>
    DividendExists,
    /// <summary>
    /// The ticket's policy knows no dividends, or the income is zero or out of bounds; field names which.
    /// </summary>
    DividendInvalid,
    /// <summary>The person is no owner of record, or was paid before.</summary>
    DividendNotDue,
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
    /// <summary>The register changed while a list was read that must be of one register.</summary>
    RegisterMoved,
    /// <summary>The certificate names no caller that this node knows.</summary>
    CallerUnknown,
    /// <summary>The caller may not make this call at this node.</summary>
    CallerForbidden,
    /// <summary>No operation of this caller bears this name.</summary>
    OperationUnknown,
    /// <summary>The command needs more gas than a block takes.</summary>
    GasOverCap,
    /// <summary>No block that is known stands where the stream was to go on.</summary>
    ResumePointUnknown,
}
