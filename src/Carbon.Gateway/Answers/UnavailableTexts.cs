using Carbon.Ledger;

namespace Carbon.Gateway.Answers;

/// <summary>
/// What a caller is told of a write path that takes nothing now. All of these come before a request is stored, so each
/// says that nothing was; a caller who is in doubt repeats the request under its id, which is always safe.
/// </summary>
internal static class UnavailableTexts
{
    /// <summary>The reason for programs and the sentences for people.</summary>
    public static (string Reason, string Chinese, string English) Of(Exception exception) => exception switch
    {
        OutboxHaltedException => (
            Refusing.Halted,
            "本机构的写入通道已暂停，须由管理员核查后才能继续办理；请求没有保存。",
            "The member's outbox is halted; an administrator must look before anything more is signed. " +
            "Nothing was stored."),
        OutboxFullException => (
            "OUTBOX_FULL",
            "待办写入已满，请求没有保存，请待链上处理后以同一请求编号重试。",
            "Too many writes wait for the chain; nothing was stored. Ask again later with the same request id."),
        OutboxStorageException => (
            "OUTBOX_STORAGE",
            "本节点的磁盘无法写入，请求没有保存，请联系管理员，之后以同一请求编号重试。",
            "The node cannot write to its disk; nothing was stored. Tell its operator, " +
            "and ask again with the same request id."),
        ChainUnavailableException => (
            "CHAIN_UNAVAILABLE",
            "链暂时没有应答；请求没有保存，请稍后重试。",
            "The chain does not answer now; nothing was stored, ask again."),
        FoldUnavailableException => (
            "INDEX_UNAVAILABLE",
            "本节点的登记索引暂时无法读写，请稍后重试；请求没有保存。",
            "The node's index can be neither read nor written now; nothing was stored, ask again."),
        _ => (
            Refusing.Unavailable,
            "本节点暂时无法办理；请求没有保存，请稍后以同一请求编号重试。",
            "The node cannot take writes now; nothing was stored. Ask again with the same request id."),
    };
}
