using System.Globalization;

namespace Carbon.Gateway.Answers;

/// <summary>The index has not come as far as the reader asks for; it may ask again.</summary>
internal sealed class IndexBehindException : Exception
{
    /// <summary>What a reading that lags too far is called.</summary>
    public const string LaggingReason = "INDEX_LAGGING";

    /// <summary>Before the first block was taken in.</summary>
    public IndexBehindException()
        : this(
            Refusing.Unavailable,
            "本节点正在首次读取链上数据，请稍后再试。",
            "The node is reading the chain for the first time; ask again in a moment.")
    {
    }

    /// <summary>At a height below the one asked for.</summary>
    public IndexBehindException(ulong asked, ulong height)
        : this(
            Refusing.Unavailable,
            string.Create(CultureInfo.InvariantCulture, $"本节点的区块高度为 {height}，尚未到 {asked}。"),
            string.Create(CultureInfo.InvariantCulture, $"The node is at height {height}, not yet at {asked}."))
    {
    }

    private IndexBehindException(string reason, string chinese, string english)
        : base(english) => (Reason, Chinese) = (reason, chinese);

    /// <summary>The reason for programs.</summary>
    public string Reason { get; }

    /// <summary>The sentence in Chinese.</summary>
    public string Chinese { get; }

    /// <summary>Further behind the chain's head, in blocks or in time, than the node may decide on.</summary>
    public static IndexBehindException Lagging(ulong height, ulong blocks, TimeSpan age) => new(
        LaggingReason,
        string.Create(
            CultureInfo.InvariantCulture,
            $"本节点停在区块 {height}（{Seconds(age)} 秒前），落后 {blocks} 个区块，不能据以判断，请稍后再试。"),
        string.Create(
            CultureInfo.InvariantCulture,
            $"The node is at block {height}, {Seconds(age)} s old and {blocks} blocks behind: " +
            $"too far to decide on. Ask again."));

    /// <summary>At the chain's head, which is older than the node may decide on.</summary>
    public static IndexBehindException ChainStands(ulong height, TimeSpan age) => new(
        LaggingReason,
        string.Create(
            CultureInfo.InvariantCulture,
            $"链的最新区块 {height} 已是 {Seconds(age)} 秒前：链已停止出块，或本节点与其隔绝，不能据以判断。"),
        string.Create(
            CultureInfo.InvariantCulture,
            $"The chain's own head, block {height}, is {Seconds(age)} s old: the chain makes no blocks, " +
            $"or the node is cut off from it. Nothing can be decided on it."));

    /// <summary>While the node cannot tell how far behind it is.</summary>
    public static IndexBehindException Unknown(ulong height) => new(
        LaggingReason,
        string.Create(
            CultureInfo.InvariantCulture,
            $"本节点停在区块 {height}，现在无法得知链的最新高度，不能据以判断，请稍后再试。"),
        string.Create(
            CultureInfo.InvariantCulture,
            $"The node is at block {height} and cannot tell now how far the chain is: nothing can be decided on it."));

    private static long Seconds(TimeSpan age) => Math.Max(0, (long)age.TotalSeconds);
}
