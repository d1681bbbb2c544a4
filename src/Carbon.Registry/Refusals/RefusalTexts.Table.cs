using System.Collections.Frozen;

namespace Carbon.Registry.Refusals;

/// <summary>The sentences in which a refusal is told, with the facts in braces.</summary>
internal static partial class RefusalTexts
{
    private static readonly FrozenDictionary<RefusalCode, (string Chinese, string English)> Texts =
        new Dictionary<RefusalCode, (string, string)>
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
                "Member {member} may not hold both keys of the ledger in division {division} (offices " +
                "{offices})."),
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
                "Act {actId} may be enacted from {readyAt} on (0: approvals are missing); it is {nowSeconds} " +
                "now."),
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
                "权利人的承诺、文件或密钥为空，或密钥属于他人。",
                "The commitment, document or key is empty, or the key is another person's."),
            [RefusalCode.MandateMissing] = (
                "权利人 {person} 没有委托成员 {member} 办理 {act}，或委托已到期。",
                "Person {person} has not let member {member} do {act}, or the mandate is over."),
            [RefusalCode.MandateToSelf] = (
                "成员 {member} 不得凭纸质文件为自己登记委托，须有权利人本人签名。",
                "Member {member} may not record a paper mandate for itself; the person must sign."),
            [RefusalCode.MandateInvalid] = (
                "权利人 {person} 的委托无效：已过期、内容为空或签名不符。",
                "The mandate of person {person} is over, empty, or not signed by that person."),
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
            [RefusalCode.ApplicationUnknown] = (
                "没有申请 {application}。",
                "There is no application {application}."),
            [RefusalCode.ApplicationNotOpen] = (
                "申请 {application} 的状态是 {status}，不能这样办理。",
                "Application {application} stands at {status}, where this cannot be done."),
            [RefusalCode.ContentInvalid] = (
                "申请内容的 {field} 超出范围。",
                "The field {field} of the application is out of bounds."),
            [RefusalCode.DeclarationMissing] = (
                "缺少未参与 CCER、VCS 等其他机制的承诺。",
                "The declaration that the reduction is in no other scheme such as CCER or VCS is missing."),
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
            [RefusalCode.AmountOverClaim] = (
                "备案量 {certifiedAmount} 超过申请 {application} 的申报量 {claimedAmount}。",
                "The certificate's {certifiedAmount} is over the {claimedAmount} claimed in {application}."),
            [RefusalCode.AmountOverLot] = (
                "拟制发 {requestedAmount}，超过批次 {application} 的剩余量 {remainingAmount}。",
                "A ticket of {requestedAmount} is over the {remainingAmount} left of lot {application}."),
            [RefusalCode.OrdinalNotNext] = (
                "批次 {application} 的下一张是第 {next} 张，而不是第 {given} 张。",
                "The next ticket of lot {application} is number {next}, not number {given}."),
            [RefusalCode.TicketUnknown] = (
                "没有碳票 {ticket}。",
                "There is no ticket {ticket}."),
            [RefusalCode.TicketEnded] = (
                "碳票 {ticket} 的状态是 {status}，不能再办理。",
                "Ticket {ticket} is {status}; nothing more can be done with it."),
            [RefusalCode.TicketNotUsedUp] = (
                "碳票 {ticket} 还有 {amount} 未使用，不能注销。",
                "Ticket {ticket} still holds {amount} and cannot be cancelled."),
            [RefusalCode.AmountZero] = (
                "数量不能为零。",
                "The amount must not be zero."),
            [RefusalCode.AmountOverFree] = (
                "碳票 {ticket} 可用量为 {freeAmount}（质押 {pledgedAmount}，冻结 {frozenAmount}），不足 {requestedAmount}。",
                "Ticket {ticket} has {freeAmount} free ({pledgedAmount} pledged, {frozenAmount} frozen), " +
                "less than {requestedAmount}."),
            [RefusalCode.AmountOverTicket] = (
                "碳票 {ticket} 未冻结的量为 {unfrozenAmount}，不足 {requestedAmount}。",
                "Ticket {ticket} has {unfrozenAmount} unfrozen, less than {requestedAmount}."),
            [RefusalCode.RootFrozen] = (
                "碳票 {ticket} 因原票 {root} 整体冻结而不能办理。",
                "Ticket {ticket} is frozen with its root ticket {root}."),
            [RefusalCode.HolderSame] = (
                "权利人 {person} 已持有碳票 {ticket}。",
                "Person {person} owns ticket {ticket} already."),
            [RefusalCode.PartIsWhole] = (
                "{amount} 是碳票 {ticket} 的全部，应办理整票转移。",
                "{amount} is all of ticket {ticket}; transfer the whole ticket."),
            [RefusalCode.CauseInvalid] = (
                "转移原因 {cause} 不适用。",
                "The transfer cause {cause} does not apply."),
            [RefusalCode.SharesInvalid] = (
                "共有人 {owners} 名或份额不合规，上限 {ownersMax} 名。",
                "The shares of {owners} owners are not valid; at most {ownersMax} owners."),
            [RefusalCode.TransferDocumentUsed] = (
                "文件 {documentHash} 已用于一次转移。",
                "The document {documentHash} moved a ticket before."),
            [RefusalCode.DocumentMissing] = (
                "缺少依据文件。",
                "The document is missing."),
            [RefusalCode.LienUnknown] = (
                "没有权利负担 {lienId}。",
                "There is no lien {lienId}."),
            [RefusalCode.LienExists] = (
                "权利负担 {lienId} 已登记。",
                "Lien {lienId} was placed before."),
            [RefusalCode.LienEnded] = (
                "权利负担 {lienId} 已解除。",
                "Lien {lienId} was released before."),
            [RefusalCode.LienNotOwned] = (
                "权利负担 {lienId} 属于成员 {owner}，成员 {caller} 不能解除。",
                "Lien {lienId} is owned by member {owner}; member {caller} cannot release it."),
            [RefusalCode.LiensFull] = (
                "碳票 {ticket} 的权利负担已达上限 {liensMax} 项。",
                "Ticket {ticket} carries {liensMax} liens, the most it can."),
            [RefusalCode.TicketNotRoot] = (
                "碳票 {ticket} 由 {root} 拆分而来，整体冻结须针对原票。",
                "Ticket {ticket} was split from {root}; a root freeze is placed on the root."),
            [RefusalCode.DeskOnly] = (
                "{caller} 不是办理此事的合约。",
                "{caller} is not the desk for this."),
            [RefusalCode.PledgeUnknown] = (
                "没有质押 {pledgeId}。",
                "There is no pledge {pledgeId}."),
            [RefusalCode.PledgeExists] = (
                "该合同的质押 {pledgeId} 已提出。",
                "Pledge {pledgeId} of this contract was proposed before."),
            [RefusalCode.PledgeNotOpen] = (
                "质押 {pledgeId} 的状态是 {status}，不能这样办理。",
                "Pledge {pledgeId} stands at {status}, where this cannot be done."),
            [RefusalCode.PledgeTermsDiffer] = (
                "质押 {pledgeId} 提出的条件是 {proposedAmount}、至 {proposedUntilSeconds}，与所接受的不同。",
                "Pledge {pledgeId} was proposed for {proposedAmount} until {proposedUntilSeconds}, not for " +
                "what is accepted."),
            [RefusalCode.PledgeNotOwned] = (
                "质押 {pledgeId} 的质权人是成员 {lender}，成员 {caller} 不能办理。",
                "The lender of pledge {pledgeId} is member {lender}, not member {caller}."),
            [RefusalCode.PledgeInvalid] = (
                "质押的种类、文件或到期日不合规。",
                "The kind, the document or the end makes no pledge."),
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
                "What was granted, {givenHash}, is not the content of the request, {currentHash}."),
            [RefusalCode.PurposeNotAllowed] = (
                "办法版本 {policy} 不允许用途 {purpose}。",
                "Policy version {policy} does not allow the purpose {purpose}."),
            [RefusalCode.WholeTicketOnly] = (
                "碳票 {ticket} 只能整票抵消 {wholeAmount}，不能抵消 {requestedAmount}；请先拆分。",
                "Ticket {ticket} is offset only as a whole, {wholeAmount}, not {requestedAmount}; split it " +
                "first."),
            [RefusalCode.OffsetInvalid] = (
                "抵消的用途与案件、年度或文件不合规。",
                "Purpose and case, the year, or the document make no request for offset."),
            [RefusalCode.OffsetNotOwned] = (
                "抵消申请 {requestId} 由成员 {owner} 提出，成员 {caller} 不能撤回。",
                "The request for offset {requestId} was made by member {owner}; member {caller} cannot " +
                "withdraw it."),
            [RefusalCode.VoucherUnknown] = (
                "没有抵消凭证 {voucher}。",
                "There is no voucher {voucher}."),
            [RefusalCode.NumberMalformed] = (
                "“{number}”不是登记编号。编号形如 654002-C-2026-0000001-N。",
                "\"{number}\" is no number of the register. A number looks like 654002-C-2026-0000001-N."),
            [RefusalCode.CheckCharacterWrong] = (
                "编号“{number}”的校验码不符，请核对是否抄错。",
                "The check character of \"{number}\" does not fit: please compare it with the paper."),
            [RefusalCode.RequestIdMalformed] = (
                "请求编号“{requestId}”不是 UUID。",
                "The request id \"{requestId}\" is no UUID."),
            [RefusalCode.RequestIdReused] = (
                "请求编号 {requestId} 已用于另一内容。",
                "The request id {requestId} was used for another request."),
            [RefusalCode.FieldInvalid] = (
                "字段 {field} 缺失或超出范围：{limit}。",
                "The field {field} is missing or out of bounds: {limit}."),
            [RefusalCode.PageTokenInvalid] = (
                "翻页标记不属于本查询。",
                "The page token is not of this query."),
            [RefusalCode.CallerUnknown] = (
                "本节点不认识该证书的持有人 {caller}。",
                "The certificate of {caller} names nobody that this node knows."),
            [RefusalCode.CallerForbidden] = (
                "{caller} 不得在本节点调用 {method}。",
                "{caller} may not call {method} at this node."),
            [RefusalCode.OperationUnknown] = (
                "没有操作 {operation}。",
                "There is no operation {operation}."),
            [RefusalCode.GasOverCap] = (
                "该指令需要 {gas} gas，超过上限 {gasMax}。",
                "The command needs {gas} gas, over the cap of {gasMax}."),
        }.ToFrozenDictionary();
}
