using System.Collections.Concurrent;

namespace Carbon.Network.Tests;

/// <summary>One member's outbox upon one node, and all that was accepted there.</summary>
internal sealed class StakeSeat : IAsyncDisposable
{
    /// <summary>
    /// Longer than anything takes: a write waits until its own node proposes, and then two epochs to be final.
    /// </summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan WritePace = TimeSpan.FromSeconds(1);

    private readonly OutboxUnderTest _outbox;
    private readonly StakeNetwork _network;
    private readonly ConcurrentDictionary<Guid, (Write Write, RegistryCommand Command)> _accepted = [];
    private readonly ConcurrentDictionary<Guid, Write> _told = [];
    private RecordingSigner? _signer;

    private StakeSeat(OutboxUnderTest outbox, StakeNetwork network, StakeNode node) =>
        (_outbox, _network, Node) = (outbox, network, node);

    public StakeNode Node { get; private set; }

    public Outbox Box => _outbox.Box;

    public int AcceptedCount => _accepted.Count;

    /// <summary>Opens an outbox; nobody else signs with its key.</summary>
    public static async Task<StakeSeat> OpenAsync(ISigner key, StakeFixture fixture, StakeNode node)
    {
        var outbox = new OutboxUnderTest(key, fixture.Deployment);
        outbox.Options = outbox.Options with
        {
            PollInterval = TimeSpan.FromMilliseconds(400),
            RebroadcastInterval = TimeSpan.FromSeconds(6),
            MaxBackOff = TimeSpan.FromSeconds(2),
            Finality = StakeCase.Finality,
        };
        var seat = new StakeSeat(outbox, fixture.Network, node);
        outbox.Through = signer => seat._signer ??= new RecordingSigner(signer);
        await seat.OpenAsync(node);
        return seat;
    }

    /// <summary>Goes on upon another node with the same file, as an operator does whose own node is gone.</summary>
    public async Task MoveAsync(StakeNode node)
    {
        await _outbox.CloseAsync();
        await OpenAsync(node);
    }

    /// <summary>Asks until it is accepted, and remembers it.</summary>
    public async Task<Write> AskAsync(RegistryCommand command)
    {
        var id = Guid.NewGuid();
        using var limit = new CancellationTokenSource(Limit);
        using var beat = new PeriodicTimer(AskAgain);
        while (true)
        {
            try
            {
                var write = await _outbox.SubmitAsync(command, id);
                _accepted[id] = (write, command);
                return write;
            }
            catch (ChainUnavailableException)
            {
                await beat.WaitForNextTickAsync(limit.Token);
            }
        }
    }

    /// <summary>Asks for so many new persons.</summary>
    public async Task AskManyAsync(int count)
    {
        for (var i = 0; i < count; i++) await AskAsync(Some.NewPerson());
    }

    /// <summary>Asks for one new person after the other until it is told to stop.</summary>
    public async Task KeepAskingAsync(CancellationToken stop)
    {
        using var beat = new PeriodicTimer(WritePace);
        while (!stop.IsCancellationRequested)
        {
            await AskAsync(Some.NewPerson());
            await beat.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>The refusal that a command draws before anything is signed.</summary>
    public Task<Refusal> RefusedAsync(RegistryCommand command) => _outbox.RefusedAsync(command);

    /// <summary>Asks and waits until it is in a block.</summary>
    public async Task<Write> MinedAsync(RegistryCommand command) =>
        await WaitAsync(await AskAsync(command), WaitGoal.Mined);

    /// <summary>Waits until everything accepted so far is mined for good; the first answer to each is kept.</summary>
    public async Task AllFinalAsync()
    {
        foreach (var (id, (write, _)) in _accepted)
        {
            if (_told.ContainsKey(id)) continue;
            var final = await WaitAsync(write, WaitGoal.Final);
            Assert.True(final.State == WriteState.Mined, $"{final.Command}: {final.State} {final.Refusal}");
            _told[id] = final;
        }
    }

    /// <summary>
    /// Each accepted write is mined once, in the block that its first final answer named; under each nonce one
    /// transaction was signed, and the chain counts as many; nothing rests unsettled.
    /// </summary>
    public async Task AssertInvariantsAsync(IReadOnlyList<RegistryEvent> chain)
    {
        Assert.Equal(_accepted.Count, _told.Count);
        var effects = chain.OfType<PersonRegistered>().ToLookup(e => e.Commitment);
        foreach (var (id, (_, command)) in _accepted)
        {
            var (first, now) = (_told[id], Box.Find(OutboxUnderTest.Caller, id)!);
            Assert.Equal(WriteState.Mined, now.State);
            Assert.Equal((first.Block, first.TransactionHash), (now.Block, now.TransactionHash));
            var receipt = await ReceiptAsync(Hash32.Parse($"{now.TransactionHash}"));
            Assert.Equal($"{now.Block!.Value.Hash}", $"{receipt?.BlockHash}");
            Assert.Equal(2, receipt!.Type);
            if (command is RegisterPerson person)
                Assert.Equal(Assert.Single(effects[person.Commitment]), now.Events.Single());
        }

        Assert.Equal(0, Box.Status.Unsettled);
        Assert.Null(Box.Status.HaltedBecause);
        var nonces = Enumerable.Range(0, _accepted.Count).Select(nonce => (ulong)nonce).ToArray();
        Assert.Equal(nonces, _signer!.Signed.Select(one => one.Nonce));
        Assert.Equal((ulong)nonces.Length, await Node.Chain.GetTransactionCountAsync(
            _outbox.Signer.Address, BlockTag.Finalized, CancellationToken.None));
    }

    public ValueTask DisposeAsync() => _outbox.DisposeAsync();

    private async Task OpenAsync(StakeNode node)
    {
        Node = node;
        _outbox.Options = _outbox.Options with { SecondNode = _network.Across(node).Client() };
        await _outbox.OpenAsync(node.Client());
    }

    private async Task<Receipt?> ReceiptAsync(Hash32 hash) =>
        await Node.Chain.GetTransactionReceiptAsync(hash, CancellationToken.None)
            ?? await _network.Across(Node).Chain.GetTransactionReceiptAsync(hash, CancellationToken.None);

    private async Task<Write> WaitAsync(Write write, WaitGoal goal)
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            return await Box.WaitAsync(write.Caller, write.RequestId, goal, limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Not {goal} within {Limit}: {Box.Find(write.Id)}; {Box.Status}");
        }
    }
}
