using Grpc.Core;

namespace Carbon.Gateway.Answers;

/// <summary>The gRPC status and the HTTP status of each refusal.</summary>
internal static class RefusalStatus
{
    /// <summary>
    /// The status by what a caller can do about it: mend the request, ask for leave, look again, or nothing.
    /// </summary>
    public static StatusCode Of(RefusalCode code) => code switch
    {
        RefusalCode.CallerUnknown => StatusCode.Unauthenticated,

        RefusalCode.KeyUnknown or RefusalCode.OfficeMissing or RefusalCode.CouncilOnly or
            RefusalCode.CouncilSeatMissing or RefusalCode.FoundingOver or RefusalCode.MandateMissing or
            RefusalCode.MandateToSelf or RefusalCode.PersonFreezeNotOwned or RefusalCode.PersonFreezeForeign or
            RefusalCode.ApproverSame or RefusalCode.ConsentMissing or RefusalCode.LienNotOwned or
            RefusalCode.DeskOnly or RefusalCode.PledgeNotOwned or RefusalCode.OffsetNotOwned or
            RefusalCode.CaseOpenerInvalid or RefusalCode.CaseNotOwned or
            RefusalCode.CallerForbidden => StatusCode.PermissionDenied,

        RefusalCode.MemberUnknown or RefusalCode.ActUnknown or RefusalCode.PersonUnknown or
            RefusalCode.PersonFreezeUnknown or RefusalCode.PolicyUnknown or RefusalCode.ApplicationUnknown or
            RefusalCode.AnnulmentUnknown or RefusalCode.PlantingUnknown or RefusalCode.TicketUnknown or
            RefusalCode.LienUnknown or RefusalCode.PledgeUnknown or RefusalCode.OffsetUnknown or
            RefusalCode.VoucherUnknown or RefusalCode.CaseUnknown or RefusalCode.SubscriptionUnknown or
            RefusalCode.QuotaUnknown or RefusalCode.ComplaintUnknown or RefusalCode.DividendUnknown or
            RefusalCode.OperationUnknown => StatusCode.NotFound,

        RefusalCode.KeyTaken or RefusalCode.MemberNameTaken or RefusalCode.ActExists or
            RefusalCode.ActApprovedAlready or RefusalCode.CommitmentUsed or RefusalCode.PersonFreezeExists or
            RefusalCode.PolicyDocumentUsed or RefusalCode.PlantingUsed or RefusalCode.DocumentUsed or
            RefusalCode.CertificateUsed or RefusalCode.ParcelPeriodOverlap or RefusalCode.PlantingExists or
            RefusalCode.TransferDocumentUsed or RefusalCode.LienExists or RefusalCode.PledgeExists or
            RefusalCode.CoverExists or RefusalCode.OffsetExists or RefusalCode.CreditExists or
            RefusalCode.CaseExists or RefusalCode.SubscriptionExists or RefusalCode.LeniencyExists or
            RefusalCode.QuotaDocumentUsed or RefusalCode.ComplaintExists or RefusalCode.DividendExists or
            RefusalCode.RequestIdReused => StatusCode.AlreadyExists,

        RefusalCode.ExceptionDiffers or RefusalCode.ContentStale or RefusalCode.OwnersChanged or
            RefusalCode.OffsetContentStale or RefusalCode.RegisterMoved => StatusCode.Aborted,

        _ when IsInTheRequest(code) => StatusCode.InvalidArgument,

        _ when IsAsThingsStand(code) => StatusCode.FailedPrecondition,

        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    };

    /// <summary>The HTTP status that stands for a gRPC status, as the public mapping has it.</summary>
    public static int HttpOf(StatusCode code) => code switch
    {
        StatusCode.OK => StatusCodes.Status200OK,
        StatusCode.Cancelled => StatusCodes.Status499ClientClosedRequest,
        StatusCode.InvalidArgument or StatusCode.FailedPrecondition or
            StatusCode.OutOfRange => StatusCodes.Status400BadRequest,
        StatusCode.DeadlineExceeded => StatusCodes.Status504GatewayTimeout,
        StatusCode.NotFound => StatusCodes.Status404NotFound,
        StatusCode.AlreadyExists or StatusCode.Aborted => StatusCodes.Status409Conflict,
        StatusCode.PermissionDenied => StatusCodes.Status403Forbidden,
        StatusCode.Unauthenticated => StatusCodes.Status401Unauthorized,
        StatusCode.ResourceExhausted => StatusCodes.Status429TooManyRequests,
        StatusCode.Unimplemented => StatusCodes.Status501NotImplemented,
        StatusCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    // What is asked cannot be, whatever the register holds.
    private static bool IsInTheRequest(RefusalCode code) => code is
        RefusalCode.MemberKindInvalid or RefusalCode.CouncilInvalid or RefusalCode.TextInvalid or
            RefusalCode.PersonInvalid or RefusalCode.MandateInvalid or RefusalCode.PersonFreezeEndInvalid or
            RefusalCode.PolicyInvalid or RefusalCode.CalendarInvalid or RefusalCode.ContentInvalid or
            RefusalCode.RouteInvalid or RefusalCode.DeclarationMissing or RefusalCode.EligibilityMissing or
            RefusalCode.PapersMissing or RefusalCode.DeductionOverMax or RefusalCode.AmountTooLarge or
            RefusalCode.ReversalCauseMissing or RefusalCode.AnnulmentInvalid or RefusalCode.PlantingInvalid or
            RefusalCode.LossCauseInvalid or RefusalCode.AmountZero or RefusalCode.SplitNotExact or
            RefusalCode.ListInvalid or RefusalCode.ListUnordered or RefusalCode.CauseInvalid or
            RefusalCode.SharesInvalid or RefusalCode.SharesMissing or RefusalCode.ChangeInvalid or
            RefusalCode.DocumentMissing or RefusalCode.LienEndInvalid or RefusalCode.PledgeInvalid or
            RefusalCode.PledgeEndInvalid or RefusalCode.ItemsMixed or RefusalCode.FreezeInvalid or
            RefusalCode.OffsetInvalid or RefusalCode.CaseInvalid or RefusalCode.QuotaInvalid or
            RefusalCode.ComplaintInvalid or RefusalCode.DividendInvalid or RefusalCode.NumberMalformed or
            RefusalCode.CheckCharacterWrong or RefusalCode.RequestIdMalformed or RefusalCode.FieldInvalid or
            RefusalCode.PageTokenInvalid or RefusalCode.GasOverCap;

    // What is asked could be, but not as the register stands now.
    private static bool IsAsThingsStand(RefusalCode code) => code is
        RefusalCode.KeysFull or RefusalCode.OfficesConflict or RefusalCode.ActNotReady or
            RefusalCode.RegisterPaused or RefusalCode.RegisterNotPaused or RefusalCode.StandingSame or
            RefusalCode.PersonNotActive or RefusalCode.PersonIsFrozen or RefusalCode.PersonFreezeEnded or
            RefusalCode.PersonFreezesFull or RefusalCode.PolicyNotInForce or RefusalCode.IssuanceOff or
            RefusalCode.ApplicationNotOpen or RefusalCode.ApplicantInvalid or RefusalCode.ExceptionMissing or
            RefusalCode.ReviewOutOfTurn or RefusalCode.ParcelPeriodsFull or RefusalCode.AmountOverClaim or
            RefusalCode.AmountOverLot or RefusalCode.OrdinalNotNext or RefusalCode.LotNotInPool or
            RefusalCode.AnnulmentNotOpen or RefusalCode.PlantingNotOpen or RefusalCode.PlantingUnfit or
            RefusalCode.TicketEnded or RefusalCode.TicketNotUsedUp or RefusalCode.TicketLost or
            RefusalCode.TicketNotLost or RefusalCode.LossNoticeRunning or RefusalCode.PrintVersionsFull or
            RefusalCode.AmountOverFree or RefusalCode.AmountOverTicket or RefusalCode.TicketEncumbered or
            RefusalCode.RootFrozen or RefusalCode.HolderSame or RefusalCode.PartIsWhole or
            RefusalCode.TicketsUnlike or RefusalCode.TerritoryOutside or RefusalCode.BuyerInvalid or
            RefusalCode.PartsOverShare or RefusalCode.OwnersDiffer or RefusalCode.LienEnded or
            RefusalCode.LienUnfit or RefusalCode.LienKindInvalid or RefusalCode.PledgeSingle or
            RefusalCode.LiensFull or RefusalCode.TicketNotRoot or RefusalCode.RootsFull or
            RefusalCode.PledgeNotOpen or RefusalCode.CoverUnfit or RefusalCode.OffsetNotOpen or
            RefusalCode.PurposeNotAllowed or RefusalCode.WholeTicketOnly or RefusalCode.UseOutside or
            RefusalCode.CaseEnded or RefusalCode.CaseModeInvalid or RefusalCode.CaseKindDiffers or
            RefusalCode.SubscriptionsFull or RefusalCode.CaseOrdered or RefusalCode.CaseUnanswered or
            RefusalCode.QuotaUnfit or RefusalCode.AmountOverQuota or RefusalCode.TicketsFirst or
            RefusalCode.ComplaintClosed or RefusalCode.DividendNotDue or RefusalCode.ResumePointUnknown;
}
