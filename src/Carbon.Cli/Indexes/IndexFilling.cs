using Carbon.Archive;
using Carbon.Cli.CommandLine;
using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Index;
using Carbon.Ledger;
using Carbon.Registry.Chain;
using Microsoft.Extensions.Logging.Abstractions;

namespace Carbon.Cli.Indexes;

/// <summary>Fills an empty index from events alone: of an archive, or of the chain.</summary>
internal sealed class IndexFilling(Deployment deployment, Terminal terminal, TimeProvider time)
{
    private const int BlocksAtOnce = 256;

    // A commit of more is hardly faster, and four of them may be in memory at once.
    private const int EventsAtOnce = 32_768;

    private const int CommitsAhead = 2;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Fills from an archive, up to a height or all that it has; every block is checked again.</summary>
    /// <exception cref="CommandException">The archive is of another chain, or lacks blocks.</exception>
    public void FromArchive(RegistryIndex index, string folder, ulong? upTo, CancellationToken cancel)
    {
        var reader = ArchiveReader.Open(folder);
        var tip = reader.FindTip();
        if (tip is null || tip < upTo)
            throw new CommandException(
                Exit.Failed, $"The archive ends {(tip is { } at ? $"at block {at}" : "before its first block")}; " +
                "let the node run until it is filled, or use --from chain.");
        if (reader.Genesis != deployment.GenesisHash)
            throw new CommandException(Exit.Failed, $"The archive at {folder} is of another chain.");
        var last = upTo ?? tip.Value;
        var bar = new ProgressBar(terminal, "blocks", last, time);
        // Checking and decoding take as long as folding does, and another core may do them.
        var blocks = reader.Blocks().TakeWhile(block => block.Header.Number <= last)
            .Select(block => BlockDecoding.Decode(block, deployment));
        foreach (var some in Ahead.Of(Commits(blocks), CommitsAhead))
        {
            cancel.ThrowIfCancellationRequested();
            var first = some[0].Point.Height;
            if (index.Tip is null && first != deployment.FromHeight)
                throw new CommandException(
                    Exit.Failed, $"The archive begins at block {first}, not {deployment.FromHeight}.");
            index.Append(some, head: last);
            bar.Show(some[^1].Point.Height);
        }
    }

    /// <summary>Fills from a node of the chain, up to a height or the node's head.</summary>
    /// <exception cref="CommandException">The chain does not answer.</exception>
    public async Task FromChainAsync(RegistryIndex index, RpcClient rpc, ulong? upTo, CancellationToken cancel)
    {
        var last = upTo ?? await new EthereumClient(rpc).BlockNumberAsync(cancel);
        var options = new FollowerOptions { UpTo = last };
        var follower = new ChainFollower(
            rpc, deployment, index, options, time, NullLogger<ChainFollower>.Instance);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var following = follower.RunAsync(stop.Token);
        try
        {
            await WatchAsync(follower, following, last, cancel);
        }
        finally
        {
            await stop.CancelAsync();
            await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static IEnumerable<IReadOnlyList<RegistryBlock>> Commits(IEnumerable<RegistryBlock> blocks)
    {
        var (commit, events) = (new List<RegistryBlock>(), 0);
        foreach (var block in blocks)
        {
            commit.Add(block);
            events += block.Events.Count;
            if (commit.Count < BlocksAtOnce && events < EventsAtOnce)
                continue;
            yield return commit;
            (commit, events) = ([], 0);
        }

        if (commit.Count > 0)
            yield return commit;
    }

    private async Task WatchAsync(ChainFollower follower, Task following, ulong last, CancellationToken cancel)
    {
        var bar = new ProgressBar(terminal, "blocks", last, time);
        var (seen, since) = (0UL, time.GetTimestamp());
        while (true)
        {
            var status = follower.Status;
            var height = status.Tip?.Height ?? 0;
            bar.Show(height);
            if (height >= last)
                return;
            if (height != seen)
                (seen, since) = (height, time.GetTimestamp());
            if (time.GetElapsedTime(since) > Patience)
                throw new CommandException(
                    Exit.Unavailable, $"The chain gives no more blocks: {status.LastError ?? status.Complaint}");
            await Task.WhenAny(following, Task.Delay(Look, time, cancel));
            cancel.ThrowIfCancellationRequested();
            if (following.IsCompleted)
                await following;
        }
    }
}
