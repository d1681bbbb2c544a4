namespace Carbon.Registry.Refusals;

internal static partial class RefusalTexts
{
    private static Dictionary<RefusalCode, (string Chinese, string English)> Ledger => new()
    {
        [RefusalCode.TicketUnknown] = (
            "没有碳票 {ticket}。",
            "There is no ticket {ticket}."),
        [RefusalCode.TicketEnded] = (
            "碳票 {ticket} 的状态是 {status}，不能再办理。",
            "Ticket {ticket} is {status}; nothing more can be done with it."),
        [RefusalCode.TicketNotUsedUp] = (
            "碳票 {ticket} 还有 {amount} 未使用，不能注销。",
            "Ticket {ticket} still holds {amount} and cannot be cancelled."),
        [RefusalCode.TicketLost] = (
            "碳票 {ticket} 已挂失，补发或撤回挂失前不能办理。",
            "Ticket {ticket} is reported lost; nothing moves until it is found or printed again."),
        [RefusalCode.TicketNotLost] = (
            "碳票 {ticket} 未挂失。",
            "Ticket {ticket} is not reported lost."),
        [RefusalCode.LossNoticeRunning] = (
            "碳票 {ticket} 的挂失公告到 {untilSeconds} 为止（现在 {nowSeconds}）。",
            "The loss notice of ticket {ticket} runs until {untilSeconds}; it is {nowSeconds} now."),
        [RefusalCode.LossCauseInvalid] = (
            "办法版本 {policy} 不因 {cause} 补发碳票。",
            "Policy version {policy} prints no ticket again for {cause}."),
        [RefusalCode.PrintVersionsFull] = (
            "碳票 {ticket} 的补发次数已达上限。",
            "Ticket {ticket} was printed as often as can be counted."),
        [RefusalCode.AmountZero] = (
            "数量不能为零。",
            "The amount must not be zero."),
        [RefusalCode.AmountOverFree] = (
            "碳票 {ticket} 可用量为 {freeAmount}（质押 {pledgedAmount}，冻结 {frozenAmount}），不足 {requestedAmount}。",
            "Ticket {ticket} has {freeAmount} free ({pledgedAmount} pledged, {frozenAmount} frozen), " +
            "less than {requestedAmount}."),
        [RefusalCode.AmountOverTicket] = (
            "碳票 {ticket} 共有 {ticketAmount}，不足 {requestedAmount}。",
            "Ticket {ticket} holds {ticketAmount}, less than {requestedAmount}."),
        [RefusalCode.TicketEncumbered] = (
            "碳票 {ticket} 有 {liens} 项权利负担，不能整票办理。",
            "{liens} liens lie on ticket {ticket}, so the whole of it cannot move."),
        [RefusalCode.RootFrozen] = (
            "碳票 {ticket} 因原票 {root} 整体冻结而不能办理。",
            "Ticket {ticket} is frozen with its root ticket {root}."),
        [RefusalCode.HolderSame] = (
            "权利人 {person} 已持有碳票 {ticket}。",
            "Person {person} owns ticket {ticket} already."),
        [RefusalCode.PartIsWhole] = (
            "{amount} 是碳票 {ticket} 的全部，应办理整票转移。",
            "{amount} is all of ticket {ticket}; transfer the whole ticket."),
        [RefusalCode.SplitNotExact] = (
            "拆分各部分之和 {partsAmount} 不等于碳票 {ticket} 的 {ticketAmount}，或有一部分为零。",
            "The parts add up to {partsAmount}, not to the {ticketAmount} of ticket {ticket}, or one of " +
            "them is nothing."),
        [RefusalCode.ListInvalid] = (
            "列表有 {count} 项，为空、太短或超过 {countMax} 项。",
            "The list has {count} entries: empty, too short, or over {countMax}."),
        [RefusalCode.ListUnordered] = (
            "列表第 {position} 项重复或未按升序排列。",
            "Entry {position} of the list is repeated or not in ascending order."),
        [RefusalCode.TicketsUnlike] = (
            "碳票 {ticket} 与 {other} 的批次、办法或权利人不同。",
            "Tickets {ticket} and {other} are of different lots, policies or owners."),
        [RefusalCode.CauseInvalid] = (
            "转移原因 {cause} 不适用。",
            "The transfer cause {cause} does not apply."),
        [RefusalCode.TerritoryOutside] = (
            "碳票 {ticket} 仅限在本区划内流通，{division} 在区划之外。",
            "Ticket {ticket} moves inside its division only; {division} lies outside."),
        [RefusalCode.BuyerInvalid] = (
            "权利人 {person} 不是可以收储碳票 {ticket} 的主体。",
            "Person {person} may not buy ticket {ticket} into a reserve."),
        [RefusalCode.SharesInvalid] = (
            "共有人 {owners} 名或份额不合规，上限 {ownersMax} 名。",
            "The shares of {owners} owners are not valid; at most {ownersMax} owners."),
        [RefusalCode.SharesMissing] = (
            "碳票 {ticket} 为 {ownership}，没有可转让的份额。",
            "Ticket {ticket} is held in {ownership}; there are no shares to move."),
        [RefusalCode.PartsOverShare] = (
            "权利人 {person} 在碳票 {ticket} 中有 {heldParts} 份，不足 {requestedParts} 份。",
            "Person {person} holds {heldParts} parts of ticket {ticket}, less than {requestedParts}."),
        [RefusalCode.OwnersDiffer] = (
            "变更共有方式不得更换碳票 {ticket} 的共有人，应办理转移。",
            "A change of co-ownership must name the owners of ticket {ticket}; others need a transfer."),
        [RefusalCode.ConsentMissing] = (
            "碳票 {ticket} 的共有人中只有 {consentingParts}/{allParts} 份额同意。",
            "Co-owners with {consentingParts} of {allParts} parts of ticket {ticket} consent, which is too few."),
        [RefusalCode.ChangeInvalid] = (
            "变更事项 {kind} 不在此办理。",
            "The change {kind} is not registered this way."),
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
            "权利负担 {lienId} 已不再有效。",
            "Lien {lienId} is in force no more."),
        [RefusalCode.LienNotOwned] = (
            "权利负担 {lienId} 属于成员 {owner}，成员 {caller} 不能办理。",
            "Lien {lienId} is owned by member {owner}; member {caller} cannot change it."),
        [RefusalCode.LienUnfit] = (
            "权利负担 {lienId}（{kind}）不在碳票 {ticket} 上，或顺位不符。",
            "The lien {lienId} ({kind}) does not lie on ticket {ticket} as it was named."),
        [RefusalCode.LienEndInvalid] = (
            "权利负担 {lienId} 的到期日 {untilSeconds} 不合规（现在 {nowSeconds}）。",
            "The end {untilSeconds} does not fit the lien {lienId}; it is {nowSeconds} now."),
        [RefusalCode.LienKindInvalid] = (
            "碳票 {ticket} 的办法不允许 {kind}。",
            "The policy of ticket {ticket} does not know {kind}."),
        [RefusalCode.PledgeSingle] = (
            "碳票 {ticket} 的办法只允许一项质押。",
            "The policy of ticket {ticket} lets one pledge lie on it at a time."),
        [RefusalCode.LiensFull] = (
            "碳票 {ticket} 的权利负担已达上限 {liensMax} 项。",
            "Ticket {ticket} carries {liensMax} liens, the most it can."),
        [RefusalCode.TicketNotRoot] = (
            "碳票 {ticket} 由 {root} 拆分而来，整体冻结须针对原票。",
            "Ticket {ticket} was split from {root}; a root freeze is placed on the root."),
        [RefusalCode.RootsFull] = (
            "合并后的碳票将出自 {roots} 张原票，超过上限 {rootsMax}。",
            "The merged ticket would descend from {roots} roots, over {rootsMax}."),
        [RefusalCode.DeskOnly] = (
            "{caller} 不是办理此事的合约。",
            "{caller} is not the desk for this."),
    };
}
