using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using GrpcStatus = Grpc.Core.Status;
using Metadata = Grpc.Core.Metadata;

namespace Carbon.Gateway.Answers;

/// <summary>A refusal as AIP-193 wants it: the reason and the facts for programs, one sentence for people.</summary>
internal static class Refusing
{
    /// <summary>The domain of every reason.</summary>
    public const string Domain = "carbon";

    /// <summary>What an unavailable chain or a lagging index is called.</summary>
    public const string Unavailable = "UNAVAILABLE";

    /// <summary>What an outbox that takes nothing until people have looked is called.</summary>
    public const string Halted = "OUTBOX_HALTED";

    private const string OtherText = "text_";
    private const string ResumeToken = "resume_token";

    /// <summary>The rich status of a refusal. Its plain message is English, for developers.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="language">
    /// Of the sentence; the other language is among the facts, since each detail comes once.
    /// </param>
    /// <param name="correlation">What the log calls this request.</param>
    public static Google.Rpc.Status StatusOf(Refusal refusal, Language language, string correlation)
    {
        var info = new ErrorInfo { Reason = refusal.Reason, Domain = Domain };
        foreach (var (name, value) in refusal.Facts)
            info.Metadata[name] = value;
        info.Metadata["correlation_id"] = correlation;
        var other = Languages.Other(language);
        info.Metadata[OtherText + Languages.ShortTagOf(other)] = refusal.Say(other);
        var details = new List<IMessage>
        {
            info,
            new LocalizedMessage { Locale = Languages.TagOf(language), Message = refusal.Say(language) },
        };
        if (ResourceOf(refusal) is { } resource)
            details.Add(resource);
        return Pack(RefusalStatus.Of(refusal.Code), refusal.Say(Language.English), details);
    }

    /// <summary>
    /// The rich status of something that cannot be had now, under its reason; the caller may ask again.
    /// </summary>
    public static Google.Rpc.Status UnavailableStatus(
        string reason, (string Chinese, string English) text, Language language, string correlation) =>
        Plain(StatusCode.Unavailable, reason, text, language, correlation);

    /// <summary>The rich status for whom would resume an outbox that must stay halted.</summary>
    public static Google.Rpc.Status StaysHaltedStatus(string why, Language language, string correlation) => Plain(
        StatusCode.FailedPrecondition,
        Halted,
        ($"写入通道仍须停止：{why}", $"The outbox stays halted: {why}"),
        language,
        correlation);

    /// <summary>The rich status of a fault of ours. Of its cause only the log tells.</summary>
    public static Google.Rpc.Status InternalStatus(Language language, string correlation) => Plain(
        StatusCode.Internal,
        "INTERNAL",
        ("本节点出现内部错误，请凭关联编号联系管理员。", "The node failed; its operator finds the cause by the correlation id."),
        language,
        correlation);

    /// <summary>The rich status of too many requests at once.</summary>
    public static Google.Rpc.Status TooManyStatus(Language language, string correlation) => Plain(
        StatusCode.ResourceExhausted,
        "TOO_MANY_REQUESTS",
        ("请求过于频繁，请稍后再试。", "Too many requests; ask again in a moment."),
        language,
        correlation);

    /// <summary>The rich status of too many streams at once.</summary>
    public static Google.Rpc.Status TooManyStreamsStatus(Asking asking) => Plain(
        StatusCode.ResourceExhausted,
        "TOO_MANY_STREAMS",
        ("同时订阅过多，请先结束其他订阅。", "Too many streams are open; end another one first."),
        asking.Language,
        asking.Correlation);

    /// <summary>The rich status with which a stream ends whose reader does not keep up.</summary>
    public static Google.Rpc.Status SlowReaderStatus(string resumeToken, Asking asking) => Plain(
        StatusCode.ResourceExhausted,
        "READER_TOO_SLOW",
        ("读取过慢，订阅已中断，请凭续传标记继续。", "The reader does not keep up; go on with the resume token."),
        asking.Language,
        asking.Correlation,
        (ResumeToken, resumeToken));

    /// <summary>The rich status with which a stream ends when the node stops.</summary>
    public static Google.Rpc.Status NodeStopsStatus(string resumeToken, Asking asking) => Plain(
        StatusCode.Unavailable,
        "NODE_STOPS",
        ("节点正在停止，请稍后凭续传标记继续。", "The node stops; go on in a moment with the resume token."),
        asking.Language,
        asking.Correlation,
        (ResumeToken, resumeToken));

    /// <summary>The exception that ends a gRPC call with this status.</summary>
    public static RpcException Exception(Google.Rpc.Status status)
    {
        var trailers = new Metadata { { "grpc-status-details-bin", status.ToByteArray() } };
        return new RpcException(new GrpcStatus((StatusCode)status.Code, status.Message), trailers);
    }

    /// <summary>The sentence for people in a rich status.</summary>
    public static string TextOf(Google.Rpc.Status status) =>
        Detail<LocalizedMessage>(status)?.Message ?? status.Message;

    /// <summary>The reason in a rich status.</summary>
    public static string ReasonOf(Google.Rpc.Status status) => Detail<ErrorInfo>(status)?.Reason ?? "";

    private static T? Detail<T>(Google.Rpc.Status status)
        where T : class, IMessage<T>, new() =>
        status.Details.FirstOrDefault(detail => detail.Is(new T().Descriptor))?.Unpack<T>();

    private static Google.Rpc.Status Plain(
        StatusCode code,
        string reason,
        (string Chinese, string English) text,
        Language language,
        string correlation,
        params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var info = new ErrorInfo { Reason = reason, Domain = Domain };
        foreach (var (name, value) in facts)
            info.Metadata[name] = value;
        info.Metadata["correlation_id"] = correlation;
        var (said, other) = language == Language.Chinese ? text : (text.English, text.Chinese);
        info.Metadata[OtherText + Languages.ShortTagOf(Languages.Other(language))] = other;
        return Pack(
            code, text.English, [info, new LocalizedMessage { Locale = Languages.TagOf(language), Message = said }]);
    }

    private static Google.Rpc.Status Pack(StatusCode code, string message, List<IMessage> details)
    {
        var status = new Google.Rpc.Status { Code = (int)code, Message = message };
        status.Details.AddRange(details.Select(Google.Protobuf.WellKnownTypes.Any.Pack));
        return status;
    }

    private static ResourceInfo? ResourceOf(Refusal refusal)
    {
        var (type, fact, collection) = refusal.Code switch
        {
            RefusalCode.TicketUnknown or RefusalCode.TicketEnded or RefusalCode.AmountOverFree or
                RefusalCode.AmountOverTicket or RefusalCode.RootFrozen or RefusalCode.TicketLost =>
                ("Ticket", "ticket", "tickets"),
            RefusalCode.VoucherUnknown => ("Voucher", "voucher", "vouchers"),
            RefusalCode.ApplicationUnknown or RefusalCode.ApplicationNotOpen =>
                ("Application", "application", "applications"),
            RefusalCode.PledgeUnknown or RefusalCode.PledgeNotOpen => ("Pledge", "pledgeId", "pledges"),
            RefusalCode.OffsetUnknown or RefusalCode.OffsetNotOpen => ("OffsetRequest", "requestId", "offsetRequests"),
            RefusalCode.LienUnknown or RefusalCode.LienEnded => ("Lien", "lienId", "liens"),
            RefusalCode.PlantingUnknown or RefusalCode.PlantingNotOpen => ("Planting", "plantingId", "plantings"),
            RefusalCode.CaseUnknown or RefusalCode.CaseEnded => ("DamageCase", "caseId", "cases"),
            RefusalCode.QuotaUnknown => ("Quota", "quotaId", "quotas"),
            RefusalCode.ComplaintUnknown or RefusalCode.ComplaintClosed => ("Complaint", "complaintId", "complaints"),
            RefusalCode.DividendUnknown => ("Dividend", "dividendId", "dividends"),
            RefusalCode.OperationUnknown => ("Operation", "operation", "operations"),
            _ => ("", "", ""),
        };
        return type.Length > 0 && refusal.Facts.TryGetValue(fact, out var id)
            ? new ResourceInfo { ResourceType = $"carbon.v1.{type}", ResourceName = $"{collection}/{id}" }
            : null;
    }
}
