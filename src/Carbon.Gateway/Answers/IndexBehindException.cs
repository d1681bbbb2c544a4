using System.Globalization;

namespace Carbon.Gateway.Answers;

/// <summary>The index has not come as far as the reader asks for; it may ask again.</summary>
internal sealed class IndexBehindException : Exception
{
    /// <summary>Before the first block was taken in.</summary>
    public IndexBehindException()
        : base("The node is reading the chain for the first time; ask again in a moment.") =>
        Chinese = "本节点正在首次读取链上数据，请稍后再试。";

    /// <summary>At a height below the one asked for.</summary>
    public IndexBehindException(ulong asked, ulong height)
        : base(string.Create(CultureInfo.InvariantCulture, $"The node is at height {height}, not yet at {asked}.")) =>
        Chinese = string.Create(CultureInfo.InvariantCulture, $"本节点的区块高度为 {height}，尚未到 {asked}。");

    /// <summary>The sentence in Chinese.</summary>
    public string Chinese { get; }
}
