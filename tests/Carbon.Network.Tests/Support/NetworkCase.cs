using System.Collections.Concurrent;
using System.Globalization;
using Xunit.Abstractions;

namespace Carbon.Network.Tests;

/// <summary>
/// One outbox of the member upon its own node, a follower that reads along, and what callers were told was accepted.
/// </summary>
internal sealed class NetworkCase : IAsyncDisposable
{
    /// <summary>Longer than any recovery that the tests ask for, on a machine that does other work as well.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(Deep.IsAsked ? 30 : 3);

    // The last block or two may be replaced when nodes meet again.
    private const uint Confirmations = 3;

    // A caller that is told that the chain cannot be asked asks again.
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan WritePace = TimeSpan.FromMilliseconds(80);

    private readonly ValidatorNetwork _network;
    private readonly Deployment _deployment;
    private readonly OutboxUnderTest _outbox;
    private readonly RecordingSigner _signer;
    private readonly FollowerUnderTest _live;
    private readonly ConcurrentDictionary<Guid, Accepted> _accepted = [];

    private NetworkCase(
        ValidatorNetwork network, Deployment deployment, OutboxUnderTest outbox, RecordingSigner signer)
    {
        (_network, _deployment, _outbox, _signer) = (network, deployment, outbox, signer);
        _live = new FollowerUnderTest(network.Member.Client(), deployment);
    }

    public Outbox Box => _outbox.Box;

    public Address Signer => _outbox.Signer.Address;

    public ISigner Key => _outbox.Signer;

    public MemoryFold LiveFold => _live.Fold;

    public int AcceptedCount => _accepted.Count;

    private EthereumClient Chain => _network.Member.Chain;

    /// <summary>Runs a case on a whole network, makes it whole again and looks at what is always true.</summary>
    public static async Task RunAsync(
        NetworkFixture fixture, ITestOutputHelper output, Func<NetworkCase, Task> steps,
        Func<OutboxOptions, OutboxOptions>? adjust = null)
    {
        var network = fixture.Network;
        try
        {
            await network.MakeWholeAsync();
            await network.GrowAsync(1);
            await using var run = await OpenAsync(fixture, adjust ?? (options => options));
            await steps(run);
            await network.MakeWholeAsync();
            await run.AssertInvariantsAsync();
        }
        catch
        {
            output.WriteLine($"The nodes' logs are in {network.KeepLogs("failed")}");
            throw;
        }
    }

    private static async Task<NetworkCase> OpenAsync(
        NetworkFixture fixture, Func<OutboxOptions, OutboxOptions> adjust)
    {
        var outbox = await OutboxUnderTest.NewAsync(fixture, FoundedRegister.Forestry);

        // Blocks come each second: whoever looks much more often only keeps the validators from their work.
        outbox.Options = adjust(outbox.Options with
        {
            PollInterval = TimeSpan.FromMilliseconds(100),
            RebroadcastInterval = TimeSpan.FromSeconds(1),
            Finality = new FinalityRule.Confirmations(Confirmations),
        });
        RecordingSigner? recorded = null;
        outbox.Through = key => recorded ??= new RecordingSigner(key);
        await outbox.OpenAsync(fixture.Network.Member.Client());
        return new NetworkCase(fixture.Network, fixture.Deployment, outbox, recorded!);
    }

    /// <summary>Asks once for a new person and remembers what was accepted.</summary>
    public async Task<Write> SubmitAsync()
    {
        var (id, command) = (Guid.NewGuid(), Some.NewPerson());
        var write = await _outbox.SubmitAsync(command, id);
        Accept(write, command);
        return write;
    }

    /// <summary>Asks for new persons, a few at once, each until it is accepted.</summary>
    public Task SubmitManyAsync(int count, int atOnce = 4) => Parallel.ForAsync(
        0, count, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (_, cancel) =>
        {
            var (id, command) = (Guid.NewGuid(), Some.NewPerson());
            using var beat = new PeriodicTimer(AskAgain);
            while (true)
            {
                try
                {
                    Accept(await _outbox.SubmitAsync(command, id), command);
                    return;
                }
                catch (ChainUnavailableException)
                {
                    await beat.WaitForNextTickAsync(cancel);
                }
            }
        });

    /// <summary>Asks for one new person after the other until it is told to stop.</summary>
    public async Task KeepWritingAsync(CancellationToken stop)
    {
        using var beat = new PeriodicTimer(WritePace);
        while (!stop.IsCancellationRequested)
        {
            await SubmitAsync();
            await beat.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>Waits until a write is final or halted, and tells how.</summary>
    public Task<Write> FinalAsync(Write write) => _accepted[write.RequestId].Final;

    /// <summary>Waits until every accepted write is mined for good.</summary>
    public async Task AllMinedAsync()
    {
        foreach (var one in _accepted.Values) Assert.Equal(WriteState.Mined, (await one.Final).State);
    }

    /// <summary>A write as it stands.</summary>
    public Write Now(Write write) => Box.Find(write.Id)!;

    /// <summary>
    /// Each accepted write is mined and had one effect or, where it was displaced, none; under each nonce one
    /// transaction was signed; the first final answer still stands; nothing rests unsettled; and the register read
    /// afresh from another node is the one that was read along the way.
    /// </summary>
    public async Task AssertInvariantsAsync()
    {
        var effects = (await AssertSameRegisterAsync()).OfType<PersonRegistered>().ToLookup(e => e.Commitment);
        foreach (var one in _accepted.Values)
            await AssertEffectAsync(await one.Final, Now(one.Write), [.. effects[one.Command.Commitment]]);

        Assert.Equal(0, Box.Status.Unsettled);
        Assert.Null(Box.Status.HaltedBecause);
        var nonces = Enumerable.Range(0, _accepted.Count).Select(nonce => (ulong)nonce).ToArray();
        Assert.Equal(nonces, _signer.Signed.Select(one => one.Nonce));
        Assert.Equal(nonces, _accepted.Values.Select(one => Now(one.Write).Nonce!.Value).Order());
        Assert.Equal(
            (ulong)_accepted.Count,
            await Chain.GetTransactionCountAsync(Signer, BlockTag.Latest, CancellationToken.None));
    }

    private async Task AssertEffectAsync(Write first, Write now, IReadOnlyList<PersonRegistered> effects)
    {
        if (now.State == WriteState.Displaced)
        {
            Assert.Empty(effects);
            return;
        }

        Assert.Equal(WriteState.Mined, now.State);
        Assert.Equal(Assert.Single(effects).Person, Assert.IsType<PersonRegistered>(now.Events.Single()).Person);
        Assert.Equal((first.Block, first.TransactionHash), (now.Block, now.TransactionHash));
        var receipt = await Chain.GetTransactionReceiptAsync(
            Hash32.Parse($"{now.TransactionHash}"), CancellationToken.None);
        Assert.Equal($"{now.Block!.Value.Hash}", $"{receipt?.BlockHash}");
    }

    /// <summary>Reads the register afresh from a validator and compares it with what was read along the way.</summary>
    private async Task<IReadOnlyList<RegistryEvent>> AssertSameRegisterAsync()
    {
        await _network.GrowAsync(2);

        // The last block but one is not replaced while all nodes agree on what stands on it.
        var height = await _network.Member.HeightAsync() - 1;
        await using var fresh = new FollowerUnderTest(_network.Validators[0].Client(), _deployment);
        await fresh.ReachAsync(height);
        await _live.ReachAsync(height);
        await Until.TrueAsync(
            () => fresh.Fold.State(height) == _live.Fold.State(height),
            $"both registers are equal at height {height.ToString(CultureInfo.InvariantCulture)}");
        return fresh.Fold.Events;
    }

    public async ValueTask DisposeAsync()
    {
        await _live.DisposeAsync();
        await _outbox.DisposeAsync();
    }

    private void Accept(Write write, RegisterPerson command) =>
        _accepted[write.RequestId] = new Accepted(write, command, FirstFinalAsync(write));

    // Asked for at once, so that what a caller is told first is kept, whatever comes later.
    private async Task<Write> FirstFinalAsync(Write write)
    {
        using var limit = new CancellationTokenSource(Limit);
        return await Box.WaitAsync(write.Caller, write.RequestId, WaitGoal.Final, limit.Token);
    }

    private sealed record Accepted(Write Write, RegisterPerson Command, Task<Write> Final);
}
