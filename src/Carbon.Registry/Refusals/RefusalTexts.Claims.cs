namespace Carbon.Registry.Refusals;

internal static partial class RefusalTexts
{
    private static Dictionary<RefusalCode, (string Chinese, string English)> Claims => new()
    {
        [RefusalCode.PledgeUnknown] = (
            "没有按此条件提出的质押 {pledgeId}。",
            "No pledge {pledgeId} was proposed on these terms."),
        [RefusalCode.PledgeExists] = (
            "按此条件的质押 {pledgeId} 已提出。",
            "Pledge {pledgeId} was proposed on these terms before."),
        [RefusalCode.PledgeNotOpen] = (
            "质押 {pledgeId} 的状态是 {status}，不能这样办理。",
            "Pledge {pledgeId} stands at {status}, where this cannot be done."),
        [RefusalCode.PledgeNotOwned] = (
            "质押 {pledgeId} 应由成员 {owner} 办理，成员 {caller} 不能办理。",
            "Pledge {pledgeId} is for member {owner} to act on, not for member {caller}."),
        [RefusalCode.PledgeInvalid] = (
            "质押的种类、文件或增信方式不合规。",
            "The kind, the document or the cover makes no pledge."),
        [RefusalCode.PledgeEndInvalid] = (
            "到期日 {untilSeconds} 已过（现在 {nowSeconds}）。",
            "The end {untilSeconds} lies in the past; it is {nowSeconds} now."),
        [RefusalCode.ItemsMixed] = (
            "碳票 {ticket} 与 {other} 不属于同一区划和种类，不能一并办理。",
            "Tickets {ticket} and {other} are not of one division and one kind."),
        [RefusalCode.OwnersChanged] = (
            "碳票 {ticket} 的权利人已变更，原申请失效。",
            "The owners of ticket {ticket} changed since this was begun."),
        [RefusalCode.CoverUnfit] = (
            "成员 {member}（{kind}）不能提供{cover}。",
            "Member {member} ({kind}) cannot give {cover}."),
        [RefusalCode.CoverExists] = (
            "合同 {documentHash} 已附于质押 {pledgeId}。",
            "The contract {documentHash} was attached to pledge {pledgeId} before."),
        [RefusalCode.FreezeInvalid] = (
            "冻结须有法律文书和将来的到期日。",
            "A freeze needs an order and an end in the future."),
        [RefusalCode.OffsetUnknown] = (
            "没有抵消申请 {requestId}。",
            "There is no request for offset {requestId}."),
        [RefusalCode.OffsetExists] = (
            "该表单的抵消申请 {requestId} 已提出。",
            "The request for offset {requestId} was made before."),
        [RefusalCode.OffsetNotOpen] = (
            "抵消申请 {requestId} 的状态是 {status}，不能这样办理。",
            "The request for offset {requestId} stands at {status}, where this cannot be done."),
        [RefusalCode.OffsetContentStale] = (
            "所核内容 {givenHash} 与抵消申请的内容 {currentHash} 不符。",
            "What was decided on, {givenHash}, is not the content of the request, {currentHash}."),
        [RefusalCode.PurposeNotAllowed] = (
            "办法版本 {policy} 不允许用途 {purpose}。",
            "Policy version {policy} does not allow the purpose {purpose}."),
        [RefusalCode.WholeTicketOnly] = (
            "碳票 {ticket} 只能整票抵消 {wholeAmount}，不能抵消 {requestedAmount}；请先拆分。",
            "Ticket {ticket} is offset only as a whole, {wholeAmount}, not {requestedAmount}; split it first."),
        [RefusalCode.UseOutside] = (
            "碳票 {ticket} 仅限在本区划内使用，{useDivision} 在区划之外。",
            "Ticket {ticket} is used inside its division only; {useDivision} lies outside."),
        [RefusalCode.OffsetInvalid] = (
            "抵消申请的 {field} 不合规。",
            "The field {field} makes no request for offset."),
        [RefusalCode.OffsetNotOwned] = (
            "抵消申请 {requestId} 由成员 {owner} 提出，成员 {caller} 不能撤回。",
            "The request for offset {requestId} was made by member {owner}; member {caller} cannot withdraw it."),
        [RefusalCode.CreditExists] = (
            "文件 {documentHash} 已在行政区划 {division} 用于造林抵消。",
            "The document {documentHash} credited a planting in division {division} before."),
        [RefusalCode.VoucherUnknown] = (
            "没有抵消凭证 {voucher}。",
            "There is no voucher {voucher}."),
    };
}
