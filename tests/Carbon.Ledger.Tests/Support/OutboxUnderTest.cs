using Microsoft.Extensions.Logging.Abstractions;

namespace Carbon.Ledger.Tests;

/// <summary>An outbox in a folder of its own that can be closed and opened again, as after a crash.</summary>
internal sealed class OutboxUnderTest : IAsyncDisposable
{
    public const string Caller = "bureau";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-outbox-");
    private readonly ISigner _signer;
    private readonly Deployment _deployment;
    private CancellationTokenSource? _stop;
    private Task _run = Task.CompletedTask;
    private Outbox? _open;
    private Func<Task> _retire = () => Task.CompletedTask;

    public OutboxUnderTest(ISigner signer, Deployment deployment) => (_signer, _deployment) = (signer, deployment);

    public Outbox Box => _open ?? throw new InvalidOperationException("The outbox is closed.");

    public ISigner Signer => _signer;

    public OutboxOptions Options { get; set; } = new("")
    {
        PollInterval = TimeSpan.FromMilliseconds(20),
        RebroadcastInterval = TimeSpan.FromMilliseconds(120),
        MaxBackOff = TimeSpan.FromMilliseconds(100),
    };

    /// <summary>What stands between the outbox and its key.</summary>
    public Func<ITransactionSigner, ITransactionSigner> Through { get; set; } = key => key;

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public string Path => System.IO.Path.Combine(_folder.FullName, "outbox.db");

    public static async Task<OutboxUnderTest> OpenAsync(
        FoundedRegister register, MemberId member, RpcClient rpc, bool run = true)
    {
        var under = await NewAsync(register, member);
        await under.OpenAsync(rpc, run);
        return under;
    }

    /// <summary>One with a key of its own, which ends with it; it is not open yet.</summary>
    public static async Task<OutboxUnderTest> NewAsync(FoundedRegister register, MemberId member)
    {
        var signer = await register.NewKeyAsync(member);
        return new OutboxUnderTest(signer, register.Deployment)
        {
            _retire = () => register.RetireKeyAsync(member, signer),
        };
    }

    public async Task OpenAsync(RpcClient rpc, bool run = true)
    {
        _open = await Outbox.OpenAsync(
            Options with { Path = Path }, rpc, Through(new LocalTransactionSigner(_signer)), _deployment, Time,
            NullLoggerFactory.Instance, CancellationToken.None);
        if (run) Run();
    }

    public void Run()
    {
        _stop = new CancellationTokenSource();
        _run = Box.RunAsync(_stop.Token);
    }

    /// <summary>Waits until the write is signed and gives it with its hash.</summary>
    public async Task<Write> SignedAsync(RegistryCommand command, Guid? id = null)
    {
        var write = await SubmitAsync(command, id);
        await Carbon.Ledger.Tests.Until.TrueAsync(
            () => Box.Find(write.Id)!.TransactionHash is not null, "signed");
        return Box.Find(write.Id)!;
    }

    /// <summary>Ends without a word, as a crash does: nothing is flushed, marked or sent on the way out.</summary>
    public async Task CloseAsync()
    {
        if (_stop is not null) await _stop.CancelAsync();
        await _run.ContinueWith(_ => { }, TaskScheduler.Default);
        _stop?.Dispose();
        _stop = null;
        _open?.Dispose();
        _open = null;
    }

    public async Task<Write> SubmitAsync(RegistryCommand command, Guid? id = null)
    {
        var result = await Box.SubmitAsync(Caller, id ?? Guid.NewGuid(), command, CancellationToken.None);
        return result.TryGet(out var write, out var refusal) ? write : throw new Xunit.Sdk.XunitException($"{refusal}");
    }

    public async Task<Refusal> RefusedAsync(RegistryCommand command, Guid? id = null)
    {
        var result = await Box.SubmitAsync(Caller, id ?? Guid.NewGuid(), command, CancellationToken.None);
        return result.TryGet(out var write, out var refusal)
            ? throw new Xunit.Sdk.XunitException($"Not refused: {write}")
            : refusal;
    }

    public async Task<Write> SettledAsync(Write write)
    {
        using var limit = new CancellationTokenSource(Until.Limit);
        var waiting = Box.WaitAsync(write.Caller, write.RequestId, WaitGoal.Final, limit.Token);

        // What ends the sender must end the test too, with its own words.
        if (await Task.WhenAny(waiting, _run) == _run && _run.IsFaulted) await _run;
        return await waiting;
    }

    public async Task<Write> DoneAsync(RegistryCommand command) => await SettledAsync(await SubmitAsync(command));

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Delete(recursive: true);
        await _retire();
    }
}
