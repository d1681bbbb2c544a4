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
            RefusalCode.MandateToSelf or RefusalCode.LienNotOwned or RefusalCode.DeskOnly or
            RefusalCode.PledgeNotOwned or RefusalCode.OffsetNotOwned or
            RefusalCode.CallerForbidden => StatusCode.PermissionDenied,

        RefusalCode.MemberUnknown or RefusalCode.ActUnknown or RefusalCode.PersonUnknown or
            RefusalCode.PolicyUnknown or RefusalCode.ApplicationUnknown or RefusalCode.TicketUnknown or
            RefusalCode.LienUnknown or RefusalCode.PledgeUnknown or RefusalCode.OffsetUnknown or
            RefusalCode.VoucherUnknown or RefusalCode.OperationUnknown => StatusCode.NotFound,

        RefusalCode.KeyTaken or RefusalCode.MemberNameTaken or RefusalCode.ActExists or
            RefusalCode.ActApprovedAlready or RefusalCode.CommitmentUsed or RefusalCode.PolicyDocumentUsed or
            RefusalCode.DocumentUsed or RefusalCode.CertificateUsed or RefusalCode.ParcelPeriodOverlap or
            RefusalCode.TransferDocumentUsed or RefusalCode.LienExists or RefusalCode.PledgeExists or
            RefusalCode.OffsetExists or RefusalCode.RequestIdReused => StatusCode.AlreadyExists,

        RefusalCode.ContentStale or RefusalCode.OffsetContentStale or
            RefusalCode.PledgeTermsDiffer => StatusCode.Aborted,

        RefusalCode.TextInvalid or RefusalCode.PersonInvalid or RefusalCode.MandateInvalid or
            RefusalCode.PolicyInvalid or RefusalCode.CouncilInvalid or RefusalCode.ContentInvalid or
            RefusalCode.MemberKindInvalid or
            RefusalCode.DeclarationMissing or RefusalCode.AmountZero or RefusalCode.CauseInvalid or
            RefusalCode.SharesInvalid or RefusalCode.DocumentMissing or RefusalCode.PledgeInvalid or
            RefusalCode.FreezeInvalid or RefusalCode.OffsetInvalid or RefusalCode.NumberMalformed or
            RefusalCode.CheckCharacterWrong or RefusalCode.RequestIdMalformed or RefusalCode.FieldInvalid or
            RefusalCode.PageTokenInvalid or RefusalCode.GasOverCap => StatusCode.InvalidArgument,

        RefusalCode.OfficesConflict or RefusalCode.ActNotReady or RefusalCode.PolicyNotInForce or
            RefusalCode.KeysFull or RefusalCode.RegisterPaused or RefusalCode.RegisterNotPaused or
            RefusalCode.IssuanceOff or RefusalCode.ApplicationNotOpen or RefusalCode.ReviewOutOfTurn or
            RefusalCode.ParcelPeriodsFull or RefusalCode.AmountOverClaim or RefusalCode.AmountOverLot or
            RefusalCode.OrdinalNotNext or RefusalCode.TicketEnded or RefusalCode.TicketNotUsedUp or
            RefusalCode.AmountOverFree or RefusalCode.AmountOverTicket or RefusalCode.RootFrozen or
            RefusalCode.HolderSame or RefusalCode.PartIsWhole or RefusalCode.LienEnded or RefusalCode.LiensFull or
            RefusalCode.TicketNotRoot or RefusalCode.PledgeNotOpen or RefusalCode.OffsetNotOpen or
            RefusalCode.PurposeNotAllowed or RefusalCode.WholeTicketOnly => StatusCode.FailedPrecondition,

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
}
