using Carbon.Cli.CommandLine;
using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Cli.Deploying;

/// <summary>
/// Carries a plan out on a chain, from wherever an earlier run was ended, and proves afterwards that it is so.
/// </summary>
internal sealed class Founding
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly EthereumClient _chain;
    private readonly FoundingPlan _plan;
    private readonly FoundingJournal _journal;
    private readonly TimeProvider _time;
    private readonly bool _hashesHeaders;

    /// <summary>
    /// A founding on a chain that was looked at; <paramref name="hashesHeaders"/> as the genesis block showed.
    /// </summary>
    public Founding(
        EthereumClient chain, FoundingPlan plan, FoundingJournal journal, TimeProvider time, bool hashesHeaders)
    {
        _chain = chain;
        _plan = plan;
        _journal = journal;
        _time = time;
        _hashesHeaders = hashesHeaders;
    }

    /// <summary>Founds on an empty chain with a key that is made here and forgotten.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="terms">What is founded.</param>
    /// <param name="journal">Where the journal is written; its folder exists.</param>
    /// <param name="time">The clock between questions for receipts.</param>
    /// <param name="confirmations">Blocks that must stand on the founding's last one.</param>
    /// <param name="codeFor">As <see cref="FoundingPlan.Of"/> takes it.</param>
    /// <param name="cancel">Ends the founding half-way; the chain is then of no use.</param>
    public static async Task<Deployment> RunOnceAsync(
        EthereumClient chain,
        FoundingTerms terms,
        string journal,
        TimeProvider time,
        ulong confirmations,
        Func<byte[], byte[]>? codeFor,
        CancellationToken cancel)
    {
        using var key = PrivateKey.Generate();
        var founder = Secp256k1.CreateSigner(key);
        var facts = await FoundingGround.ReadAsync(chain, cancel);
        var plan = FoundingPlan.Of(terms, founder.Address, facts.ChainId, facts.Genesis.Hash, codeFor);
        if (FoundingTermsCheck.FirstFault(terms, founder.Address) is { } fault)
            throw new CommandException(Exit.Failed, fault);
        var founding = new Founding(
            chain, plan, FoundingJournal.Open(journal, plan), time, facts.HashesHeaders);
        var state = await founding.FinishAsync(new([], 0, []), founder, confirmations, _ => { }, cancel);
        return FoundingRecord.Of(plan, state);
    }

    /// <summary>How far the founding is, as the chain proves it.</summary>
    public Task<FoundingState> LookAsync(CancellationToken cancel) =>
        new FoundingLook(
            _chain, _plan, _journal, new ReceiptProof(_chain, _time, _hashesHeaders), _time).RunAsync(cancel);

    /// <summary>
    /// Sends what is missing and waits until so many blocks stand on the last one. What a replaced block took away is
    /// sent again, as the same bytes.
    /// </summary>
    /// <param name="state">How far it was when it was looked at.</param>
    /// <param name="founder">Who signs.</param>
    /// <param name="confirmations">Blocks that must stand on the founding's last one.</param>
    /// <param name="mined">Told how many steps are in blocks.</param>
    /// <param name="cancel">Ends it; another run goes on from there.</param>
    /// <returns>The founding as a whole.</returns>
    public async Task<FoundingState> FinishAsync(
        FoundingState state, ISigner founder, ulong confirmations, Action<int> mined, CancellationToken cancel)
    {
        var sending = new FoundingSending(_chain, _plan, _journal, founder, _time) { Mined = mined };
        while (true)
        {
            if (state.Done.Count < _plan.Steps.Count)
                await sending.RunAsync(state.Done.Count, cancel);
            else if (!await WaitedAsync(state.LastBlock + confirmations, cancel))
                return state;
            state = await LookAsync(cancel);
        }
    }

    /// <summary>Waits until the chain has a height; says whether it had to.</summary>
    private async Task<bool> WaitedAsync(ulong height, CancellationToken cancel)
    {
        var (began, newest, waited) = (_time.GetTimestamp(), 0UL, false);
        while (await _chain.BlockNumberAsync(cancel) is var head && head < height)
        {
            waited = true;
            if (head > newest)
                (began, newest) = (_time.GetTimestamp(), head);
            if (_time.GetElapsedTime(began) > Patience)
                throw new CommandException(
                    Exit.Unavailable,
                    $"Everything is in blocks, but the chain does not go on to block {height}, which makes it " +
                    "certain: run the command again when it does.");
            await Task.Delay(Pause, _time, cancel);
        }

        return waited;
    }
}
