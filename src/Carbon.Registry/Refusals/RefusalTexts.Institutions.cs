namespace Carbon.Registry.Refusals;

internal static partial class RefusalTexts
{
    private static Dictionary<RefusalCode, (string Chinese, string English)> Institutions => new()
    {
        [RefusalCode.KeyUnknown] = (
            "密钥 {key} 不属于任何在任成员机构。",
            "Key {key} belongs to no active member of the consortium."),
        [RefusalCode.KeyTaken] = (
            "密钥 {key} 已属于成员 {member}。",
            "Key {key} is or was bound to member {member}."),
        [RefusalCode.KeysFull] = (
            "成员 {member} 使用中的密钥已达上限 {keysMax} 把。",
            "Member {member} has {keysMax} keys in use, which is as many as it may have."),
        [RefusalCode.MemberKindInvalid] = (
            "成员机构的类别不能为空。",
            "A member must be of some kind."),
        [RefusalCode.MemberUnknown] = (
            "没有编号为 {member} 的成员机构。",
            "There is no member {member}."),
        [RefusalCode.MemberNameTaken] = (
            "成员机构名称“{name}”已被成员 {member} 使用。",
            "Member {member} bears the name \"{name}\" already."),
        [RefusalCode.OfficeMissing] = (
            "成员 {member} 在行政区划 {division} 没有 {office} 职权。",
            "Member {member} does not hold the office {office} in division {division}."),
        [RefusalCode.OfficesConflict] = (
            "同一成员 {member} 不得在行政区划 {division} 同时持有两把钥匙的职权（{offices}）。",
            "Member {member} may not hold both keys of the ledger in division {division} (offices {offices})."),
        [RefusalCode.CouncilOnly] = (
            "只有理事会决议可以这样做；调用者 {caller}。",
            "Only an act of the council may do this; the caller is {caller}."),
        [RefusalCode.CouncilSeatMissing] = (
            "成员 {member} 不是理事会成员。",
            "Member {member} has no seat in the council."),
        [RefusalCode.CouncilInvalid] = (
            "{seats} 个席位、{threshold} 票通过，不能组成理事会。",
            "{seats} seats with a threshold of {threshold} make no council."),
        [RefusalCode.ActExists] = (
            "决议 {actId} 已经提出。",
            "Act {actId} was put to the vote before."),
        [RefusalCode.ActUnknown] = (
            "理事会没有待决的决议 {actId}。",
            "Act {actId} is not before the council."),
        [RefusalCode.ActApprovedAlready] = (
            "成员 {member} 已经同意决议 {actId}。",
            "Member {member} approved act {actId} before."),
        [RefusalCode.ActNotReady] = (
            "决议 {actId} 尚不能生效：自 {readyAt} 起（0 表示票数不足），现在是 {nowSeconds}。",
            "Act {actId} may be enacted from {readyAt} on (0: approvals are missing); it is {nowSeconds} now."),
        [RefusalCode.RegisterPaused] = (
            "登记簿已暂停，恢复前不办理业务。",
            "The register is paused; nothing is recorded until the council resumes it."),
        [RefusalCode.RegisterNotPaused] = (
            "登记簿没有暂停。",
            "The register is not paused."),
        [RefusalCode.FoundingOver] = (
            "筹建期已结束，或 {caller} 不是筹建人。",
            "The founding is over, or {caller} is not the founder."),
        [RefusalCode.TextInvalid] = (
            "文字长度为 {lengthBytes} 字节，应为 1 至 {lengthBytesMax} 字节。",
            "The text has {lengthBytes} bytes; it must have 1 to {lengthBytesMax}."),
        [RefusalCode.PersonUnknown] = (
            "没有编号为 {person} 的权利人。",
            "There is no person {person}."),
        [RefusalCode.CommitmentUsed] = (
            "该实名承诺已登记为权利人 {person}。",
            "The real-name commitment stands for person {person} already."),
        [RefusalCode.PersonInvalid] = (
            "权利人登记的 {field} 不合规。",
            "The field {field} makes no person, or belongs to another."),
        [RefusalCode.StandingSame] = (
            "权利人 {person} 的状态已是 {standing}。",
            "Person {person} is {standing} already."),
        [RefusalCode.PersonNotActive] = (
            "权利人 {person} 的状态是 {standing}，不能办理。",
            "Person {person} is {standing} and cannot act."),
        [RefusalCode.PersonIsFrozen] = (
            "权利人 {person} 的全部碳票已被司法冻结（{freezes} 项）。",
            "All that person {person} holds is frozen by court ({freezes} freezes)."),
        [RefusalCode.MandateMissing] = (
            "权利人 {person} 没有委托成员 {member} 办理 {act}，或委托已到期。",
            "Person {person} has not let member {member} do {act}, or the mandate is over."),
        [RefusalCode.MandateToSelf] = (
            "成员 {member} 不得凭纸质文件为自己登记委托，须有权利人本人签名。",
            "Member {member} may not record a paper mandate for itself; the person must sign."),
        [RefusalCode.MandateInvalid] = (
            "权利人 {person} 的委托无效：已过期、内容为空或签名不符。",
            "The mandate of person {person} is over, empty, or not signed by that person."),
        [RefusalCode.PersonFreezeUnknown] = (
            "没有对权利人的冻结 {freezeId}。",
            "There is no freeze {freezeId} of a person."),
        [RefusalCode.PersonFreezeExists] = (
            "该文书的冻结 {freezeId} 已登记。",
            "The order placed the freeze {freezeId} before."),
        [RefusalCode.PersonFreezeEnded] = (
            "冻结 {freezeId} 已解除或到期。",
            "The freeze {freezeId} is in force no more."),
        [RefusalCode.PersonFreezeNotOwned] = (
            "冻结 {freezeId} 由成员 {court} 作出，成员 {caller} 不能办理。",
            "The freeze {freezeId} is member {court}'s; member {caller} cannot change it."),
        [RefusalCode.PersonFreezeForeign] = (
            "冻结 {freezeId} 针对权利人 {person}，而非本票的权利人。",
            "The freeze {freezeId} is of person {person}, who is no owner here."),
        [RefusalCode.PersonFreezeEndInvalid] = (
            "冻结 {freezeId} 的到期日 {untilSeconds} 不合规（现在 {nowSeconds}）。",
            "The end {untilSeconds} does not fit the freeze {freezeId}; it is {nowSeconds} now."),
        [RefusalCode.PersonFreezesFull] = (
            "权利人 {person} 的冻结已达上限 {freezesMax} 项。",
            "Person {person} bears {freezesMax} freezes, the most there can be."),
        [RefusalCode.PolicyUnknown] = (
            "没有编号为 {policy} 的办法版本。",
            "There is no policy version {policy}."),
        [RefusalCode.PolicyNotInForce] = (
            "行政区划 {division} 没有适用于 {kind} 的现行办法（时间 {nowSeconds}）。",
            "No policy of division {division} for {kind} is in force at {nowSeconds}."),
        [RefusalCode.IssuanceOff] = (
            "办法版本 {policy} 未开放制发。",
            "Policy version {policy} lets no ticket be issued."),
        [RefusalCode.PolicyInvalid] = (
            "行政区划 {division} 的 {kind} 办法内容不合规。",
            "The terms make no policy of division {division} for {kind}."),
        [RefusalCode.PolicyDocumentUsed] = (
            "办法文件 {documentHash} 已发布为版本 {policy}。",
            "The policy file {documentHash} was published as version {policy}."),
        [RefusalCode.CalendarInvalid] = (
            "{year} 年的工作日历不合规。",
            "The calendar of {year} is not valid."),
    };
}
