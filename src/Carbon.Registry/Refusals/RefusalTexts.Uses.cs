namespace Carbon.Registry.Refusals;

internal static partial class RefusalTexts
{
    private static Dictionary<RefusalCode, (string Chinese, string English)> Uses => new()
    {
        [RefusalCode.CaseUnknown] = (
            "没有案件 {caseId}。",
            "There is no case {caseId}."),
        [RefusalCode.CaseExists] = (
            "案件 {caseId} 已登记。",
            "Case {caseId} was opened before."),
        [RefusalCode.CaseEnded] = (
            "案件 {caseId} 已结束：{outcome}。",
            "Case {caseId} ended: {outcome}."),
        [RefusalCode.CaseInvalid] = (
            "案件的 {field} 不合规。",
            "The field {field} makes no case."),
        [RefusalCode.CaseOpenerInvalid] = (
            "办法版本 {policy} 不由成员 {member} 这类机构立案。",
            "Policy version {policy} does not let member {member} open cases."),
        [RefusalCode.CaseModeInvalid] = (
            "办法版本 {policy} 不允许以 {mode} 方式履行。",
            "Policy version {policy} does not know the mode {mode}."),
        [RefusalCode.CaseNotOwned] = (
            "案件 {caseId} 由成员 {owner} 登记，成员 {caller} 不能办理。",
            "Case {caseId} was opened by member {owner}; member {caller} cannot change it."),
        [RefusalCode.CaseKindDiffers] = (
            "案件 {caseId} 适用的是 {kind}。",
            "Case {caseId} counts {kind}."),
        [RefusalCode.SubscriptionsFull] = (
            "案件 {caseId} 的认购已达上限 {subscriptionsMax} 笔。",
            "Case {caseId} bears {subscriptionsMax} subscriptions, the most it can."),
        [RefusalCode.SubscriptionExists] = (
            "案件 {caseId} 的该笔认购已登记为第 {ordinal} 笔。",
            "This undertaking stands in case {caseId} as subscription {ordinal}."),
        [RefusalCode.SubscriptionUnknown] = (
            "案件 {caseId} 没有第 {ordinal} 笔认购。",
            "Case {caseId} has no subscription {ordinal}."),
        [RefusalCode.CaseOrdered] = (
            "案件 {caseId} 系责令补偿，不记自愿从轻情节。",
            "Case {caseId} is answered by order; leniency is for the voluntary act."),
        [RefusalCode.LeniencyExists] = (
            "案件 {caseId} 第 {ordinal} 笔认购已记为从轻情节。",
            "Subscription {ordinal} of case {caseId} was recorded as leniency before."),
        [RefusalCode.CaseUnanswered] = (
            "案件 {caseId} 尚无抵消凭证，不能以履行完毕结束。",
            "Nothing was offset for case {caseId}, so it cannot end as fulfilled."),
        [RefusalCode.QuotaUnknown] = (
            "没有额度 {quotaId}。",
            "There is no quota {quotaId}."),
        [RefusalCode.QuotaDocumentUsed] = (
            "文件 {documentHash} 已用于一项额度。",
            "The document {documentHash} set a quota before."),
        [RefusalCode.QuotaInvalid] = (
            "额度的 {field} 不合规。",
            "The field {field} makes no quota."),
        [RefusalCode.QuotaUnfit] = (
            "额度 {quotaId} 属于权利人 {emitter} 的 {year} 年度。",
            "The quota {quotaId} is that of person {emitter} for {year}."),
        [RefusalCode.AmountOverQuota] = (
            "{requestedAmount} 超过额度 {quotaId} 的剩余量 {remainingAmount}。",
            "{requestedAmount} is over the {remainingAmount} left of quota {quotaId}."),
        [RefusalCode.TicketsFirst] = (
            "非电力控排主体须先使用碳票：额度 {quotaId} 已用 {ticketsGrams}，应用 {ticketGrams}。",
            "An emitter outside power must use tickets first: quota {quotaId} has {ticketsGrams} of " +
            "{ticketGrams}."),
        [RefusalCode.ComplaintUnknown] = (
            "没有举报 {complaintId}。",
            "There is no complaint {complaintId}."),
        [RefusalCode.ComplaintExists] = (
            "举报 {complaintId} 已登记。",
            "Complaint {complaintId} was recorded before."),
        [RefusalCode.ComplaintClosed] = (
            "举报 {complaintId} 已答复：{status}。",
            "Complaint {complaintId} was answered: {status}."),
        [RefusalCode.ComplaintInvalid] = (
            "举报的 {field} 不合规。",
            "The field {field} makes no complaint."),
        [RefusalCode.DividendUnknown] = (
            "没有分红 {dividendId}。",
            "There is no dividend {dividendId}."),
        [RefusalCode.DividendExists] = (
            "该文件的分红 {dividendId} 已登记。",
            "The dividend {dividendId} was declared before."),
        [RefusalCode.DividendInvalid] = (
            "分红的 {field} 不合规。",
            "The field {field} makes no dividend."),
        [RefusalCode.DividendNotDue] = (
            "权利人 {person} 在分红 {dividendId} 中没有应付金额。",
            "Nothing is due to person {person} from dividend {dividendId}."),
    };
}
