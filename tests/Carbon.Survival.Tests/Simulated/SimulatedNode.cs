using Microsoft.Extensions.Logging.Abstractions;

namespace Carbon.Survival.Tests;

/// <summary>
/// One gateway's write path over many lives. A death is an exception at a point between two states, after which the
/// file is closed as the system would close it; the same points are met by SIGKILL in the crash tests.
/// </summary>
internal sealed class SimulatedNode : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-simulated-");
    private readonly FoundedRegister _register;
    private readonly FakeNode _proxy;
    private readonly Dice _dice;
    private CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private Outbox? _outbox;
    private WritePoint? _dieAt;
    private volatile bool _isDead;

    private SimulatedNode(FoundedRegister register, ISigner signer, FakeNode proxy, Dice dice)
    {
        (_register, Signer, _proxy, _dice) = (register, signer, proxy, dice);
        Faults = new Faults(dice);
        _proxy.Fault = Faults.StrikeAsync;
    }

    public ISigner Signer { get; }

    public Faults Faults { get; }

    public Client Client { get; } = new();

    public int Deaths { get; private set; }

    public Outbox Box => _outbox ?? throw new InvalidOperationException("The node is dead.");

    public bool IsDead => _isDead;

    public string Path => System.IO.Path.Combine(_folder.FullName, "outbox.db");

    public static async Task<SimulatedNode> OpenAsync(AnvilRegister register, ISigner signer, Dice dice)
    {
        var node = new SimulatedNode(register, signer, await FakeNode.StartAsync(register.Node.Endpoint), dice);
        await node.LiveAsync();
        return node;
    }

    /// <summary>Dies when it next comes to a point of the dice's choice.</summary>
    public void Doom() => _dieAt = (WritePoint)_dice.Below(Enum.GetValues<WritePoint>().Length);

    /// <summary>Asks as a client does: again and again until it is told something.</summary>
    public async Task SubmitAsync(Guid id, Digest commitment)
    {
        Client.Ask(id, commitment);
        var command = new RegisterPerson(
            FoundedRegister.Division, PersonKind.Natural, commitment, default, commitment);
        while (true)
        {
            if (_isDead) await LiveAsync();
            try
            {
                var result = await Box.SubmitAsync("client", id, command, CancellationToken.None);
                if (result.TryGet(out var write, out _)) Client.Told(write);
                else Refused(id, result.Refusal!);
                return;
            }
            catch (LedgerUnavailableException)
            {
                await _dice.PauseAsync();
            }
            catch (SimulatedDeathException)
            {
                await EndAsync();
            }
        }
    }

    /// <summary>Asks something else under an id that was accepted; that is refused whatever else happens.</summary>
    public async Task ReuseAsync(Guid id)
    {
        if (_isDead || !Client.Asked.ContainsKey(id)) return;
        var command = new RegisterPerson(
            FoundedRegister.Division, PersonKind.Natural, Some.Digest(), default, Some.Digest());
        var result = await Box.SubmitAsync("client", id, command, CancellationToken.None);
        Assert.Equal(RefusalCode.RequestIdReused, result.Refusal?.Code);
    }

    /// <summary>Waits until everything asked for is final.</summary>
    public async Task FinishAsync()
    {
        _dieAt = null;
        if (_isDead) await LiveAsync();
        using var limit = new CancellationTokenSource(Until.Limit);
        foreach (var id in Client.Asked.Keys)
            Client.Told(await Box.WaitAsync("client", id, WaitGoal.Final, limit.Token));
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await _proxy.DisposeAsync();
        _stop.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Begins another life, however often the chain does not answer.</summary>
    private async Task LiveAsync()
    {
        await EndAsync();
        _isDead = false;
        while (true)
        {
            try
            {
                _outbox = await Outbox.OpenAsync(
                    Options(), _proxy.Client, new LocalTransactionSigner(Signer), _register.Deployment,
                    TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
                break;
            }
            catch (ChainUnavailableException)
            {
                await _dice.PauseAsync();
            }
        }

        _stop = new CancellationTokenSource();
        _running = _outbox.RunAsync(_stop.Token);
    }

    private void Refused(Guid id, Refusal refusal)
    {
        Assert.Equal(RefusalCode.CommitmentUsed, refusal.Code);
        Client.Refused(id);
    }

    private OutboxOptions Options() => new(Path)
    {
        PollInterval = TimeSpan.FromMilliseconds(15),
        RebroadcastInterval = TimeSpan.FromMilliseconds(150),
        MaxBackOff = TimeSpan.FromMilliseconds(60),
        IdentityInterval = TimeSpan.FromSeconds(5),
        Finality = new FinalityRule.Confirmations(Chain.ReorgMax),
        Reached = Reach,
    };

    private void Reach(WritePoint point)
    {
        if (_isDead) throw new SimulatedDeathException();
        if (_dieAt != point) return;
        _dieAt = null;
        _isDead = true;
        Deaths++;
        throw new SimulatedDeathException();
    }

    private async Task EndAsync()
    {
        if (_outbox is null) return;
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // What ends the loops other than a death or the test itself is a fault of the outbox.
        if (_running.Exception?.InnerException is { } fault and not SimulatedDeathException) throw fault;
        _outbox.Dispose();
        _outbox = null;
        _stop.Dispose();
    }
}
