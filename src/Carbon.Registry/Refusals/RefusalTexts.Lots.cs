namespace Carbon.Registry.Refusals;

internal static partial class RefusalTexts
{
    private static Dictionary<RefusalCode, (string Chinese, string English)> Lots => new()
    {
        [RefusalCode.ApplicationUnknown] = (
            "没有申请 {application}。",
            "There is no application {application}."),
        [RefusalCode.ApplicationNotOpen] = (
            "申请 {application} 的状态是 {status}，不能这样办理。",
            "Application {application} stands at {status}, where this cannot be done."),
        [RefusalCode.ContentInvalid] = (
            "申请内容的 {field} 超出范围。",
            "The field {field} of the application is out of bounds."),
        [RefusalCode.PlantingUsed] = (
            "造林协议 {plantingId} 已用于批次 {application}。",
            "The planting agreement {plantingId} made lot {application}."),
        [RefusalCode.ApproverSame] = (
            "申请 {application} 须由两个机构分别同意，成员 {member} 已同意过。",
            "Application {application} is approved by two members, and member {member} approved before."),
        [RefusalCode.RouteInvalid] = (
            "办法版本 {policy} 没有 {route} 这一途径。",
            "Policy version {policy} does not know the way {route}."),
        [RefusalCode.ApplicantInvalid] = (
            "办法版本 {policy} 不允许权利人 {person} 这类主体申请。",
            "Policy version {policy} lets no person of the kind of {person} apply."),
        [RefusalCode.DeclarationMissing] = (
            "缺少办法要求的声明：{missing}。",
            "Declarations that the policy asks for are missing: {missing}."),
        [RefusalCode.EligibilityMissing] = (
            "林分不符合办法的条件：{shortfalls}。",
            "The stand falls short of the policy: {shortfalls}."),
        [RefusalCode.ExceptionMissing] = (
            "申请 {application} 的林分不符合条件（{shortfalls}），须由审核人说明理由后准予例外。",
            "The stand of application {application} falls short ({shortfalls}); a reviewer must let it " +
            "pass with reasons first."),
        [RefusalCode.ExceptionDiffers] = (
            "申请 {application} 不符合的条件是 {shortfalls}，而不是 {given}。",
            "Application {application} falls short of {shortfalls}, not of {given}."),
        [RefusalCode.PapersMissing] = (
            "提交了 {given} 份材料，办法要求 {asked} 份。",
            "{given} papers were handed in; the policy asks for {asked}."),
        [RefusalCode.DeductionOverMax] = (
            "约定提取 {basisPoints} 个基点，超过办法上限 {basisPointsMax}。",
            "The agreed deduction of {basisPoints} basis points is over the {basisPointsMax} that the " +
            "policy allows."),
        [RefusalCode.ContentStale] = (
            "所核内容 {givenHash} 已不是申请的现行内容 {currentHash}，请重新查看。",
            "What was approved, {givenHash}, is no longer the content, {currentHash}; look again."),
        [RefusalCode.ReviewOutOfTurn] = (
            "申请 {application} 现应由 {expected} 办理，而不是 {given}。",
            "Application {application} is due for {expected}, not for {given}."),
        [RefusalCode.DocumentUsed] = (
            "申请表 {documentHash} 已用于另一申请。",
            "The form {documentHash} opened another application."),
        [RefusalCode.CertificateUsed] = (
            "减排量证书 {certificateHash} 已用于申请 {application}。",
            "The certificate {certificateHash} was used by application {application}."),
        [RefusalCode.ParcelPeriodOverlap] = (
            "地块 {parcel} 在第 {startDay} 至 {endDay} 日已由申请 {application} 登记。",
            "Parcel {parcel} is claimed by application {application} for days {startDay} to {endDay}."),
        [RefusalCode.ParcelPeriodsFull] = (
            "地块 {parcel} 登记的监测期已达上限 {periodsMax}。",
            "Parcel {parcel} carries {periodsMax} periods, the most that the register compares."),
        [RefusalCode.AmountTooLarge] = (
            "{amount} 超过登记簿一个批次的上限 {amountMax}。",
            "{amount} is over the {amountMax} that one lot can hold."),
        [RefusalCode.AmountOverClaim] = (
            "备案量 {certifiedAmount} 超过申请 {application} 的申报量 {claimedAmount}。",
            "The certificate's {certifiedAmount} is over the {claimedAmount} claimed in {application}."),
        [RefusalCode.AmountOverLot] = (
            "拟制发 {requestedAmount}，超过批次 {application} 的剩余量 {remainingAmount}。",
            "A ticket of {requestedAmount} is over the {remainingAmount} left of lot {application}."),
        [RefusalCode.OrdinalNotNext] = (
            "批次 {application} 的下一张是第 {next} 张，而不是第 {given} 张。",
            "The next ticket of lot {application} is number {next}, not number {given}."),
        [RefusalCode.LotNotInPool] = (
            "批次 {application} 的储备库状态是 {pool}，或已制发碳票。",
            "Lot {application} is {pool} in the reserve pool, or tickets came from it."),
        [RefusalCode.ReversalCauseMissing] = (
            "缺少碳损失的原因。",
            "The cause of the loss of carbon is missing."),
        [RefusalCode.AnnulmentUnknown] = (
            "没有撤销提议 {annulmentId}。",
            "There is no annulment {annulmentId}."),
        [RefusalCode.AnnulmentInvalid] = (
            "撤销提议 {annulmentId} 已提出，或缺少原因。",
            "The annulment {annulmentId} was proposed before, or its cause is missing."),
        [RefusalCode.AnnulmentNotOpen] = (
            "撤销提议 {annulmentId} 的状态是 {status}，不能再办理。",
            "The annulment {annulmentId} stands at {status}; nothing more can be done."),
        [RefusalCode.PlantingUnknown] = (
            "没有造林协议 {plantingId}。",
            "There is no planting agreement {plantingId}."),
        [RefusalCode.PlantingExists] = (
            "造林协议 {plantingId} 已登记。",
            "The planting agreement {plantingId} was recorded before."),
        [RefusalCode.PlantingNotOpen] = (
            "造林协议 {plantingId} 的状态是 {status}，不能这样办理。",
            "The planting agreement {plantingId} stands at {status}, where this cannot be done."),
        [RefusalCode.PlantingInvalid] = (
            "行政区划 {division} 的办法没有造林协议，或面积为零。",
            "The policy of division {division} knows no planting agreements, or the area is zero."),
        [RefusalCode.PlantingUnfit] = (
            "造林协议 {plantingId}（{status}）未验收合格，或不属于该区划和申请人。",
            "The planting agreement {plantingId} ({status}) is not accepted, or is not of this division " +
            "and applicant."),
    };
}
