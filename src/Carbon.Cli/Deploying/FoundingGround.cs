using System.Globalization;
using Carbon.Cli.CommandLine;
using Carbon.Ethereum;

namespace Carbon.Cli.Deploying;

/// <summary>What a chain says of itself before anything is sent.</summary>
/// <param name="ChainId">Its id.</param>
/// <param name="Genesis">Its block 0.</param>
/// <param name="Head">Its newest block.</param>
/// <param name="HashesHeaders">Whether headers hash to the hashes that they bear, as block 0 showed.</param>
internal sealed record FoundingGround(ulong ChainId, BlockHeader Genesis, BlockHeader Head, bool HashesHeaders)
{
    private const ulong ClockToleranceSeconds = 1;

    /// <summary>Asks the node.</summary>
    public static async Task<FoundingGround> ReadAsync(EthereumClient chain, CancellationToken cancel)
    {
        var id = await chain.ChainIdAsync(cancel);
        var genesis = await BlockAsync(chain, BlockTag.At(0), cancel);
        var head = await BlockAsync(chain, BlockTag.Latest, cancel);
        return new(id, genesis, head, HeaderBytes.Proves(genesis));
    }

    /// <summary>Ends the command unless this is the chain that was meant; null: any is.</summary>
    public void RequireChain(ulong? chainId, Hash32? genesisHash)
    {
        if (chainId is { } id && id != ChainId)
            throw Wrong(Text($"The node is on chain {ChainId}, and the consortium's file says chain {id}"));
        if (genesisHash is { } hash && hash != Genesis.Hash)
            throw Wrong($"The node's chain begins with block {Genesis.Hash}, and the consortium's with {hash}");
    }

    /// <summary>
    /// Ends the command where the newest block is of a time that has not come yet, by more than a second: then this
    /// clock is behind, or those of the validators are ahead. A clock that is ahead of theirs does not show, since
    /// blocks may be old for other reasons.
    /// </summary>
    public void RequireClock(DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeMilliseconds() / 1000.0;
        var ahead = Head.Timestamp - seconds;
        if (ahead > ClockToleranceSeconds)
        {
            throw new CommandException(
                Exit.Failed,
                Text($"Block {Head.Number} is of a time {ahead:0.0} s ahead of this machine's clock; 1 s is borne: ") +
                "set the clocks of this machine and of the validators.");
        }
    }

    private static CommandException Wrong(string what) => new(Exit.Refused, $"{what}: nothing was sent.");

    private static async Task<BlockHeader> BlockAsync(EthereumClient chain, BlockTag tag, CancellationToken cancel)
    {
        var block = await chain.GetBlockAsync(tag, cancel)
            ?? throw new RpcUnavailableException($"The node does not know its block {tag}.");
        return block.Header;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
