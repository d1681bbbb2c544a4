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
    /// <param name="finality">When a block of the chain is final; the founding's last one must be.</param>
    /// <param name="codeFor">As <see cref="FoundingPlan.Of"/> takes it.</param>
    /// <param name="cancel">Ends the founding half-way; the chain is then of no use.</param>
    public static async Task<Deployment> RunOnceAsync(
        EthereumClient chain,
        FoundingTerms terms,
        string journal,
        TimeProvider time,
        FinalityRule finality,
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
        var state = await founding.FinishAsync(new([], 0, []), founder, finality, _ => { }, cancel);
        return FoundingRecord.Of(plan, state, finality);
    }

    /// <summary>How far the founding is, as the chain proves it.</summary>
    public Task<FoundingState> LookAsync(CancellationToken cancel) =>
        new FoundingLook(
            _chain, _plan, _journal, new ReceiptProof(_chain, _time, _hashesHeaders), _time).RunAsync(cancel);

    /// <summary>
    /// Sends what is missing and waits until the last block of it is final. What a replaced block took away is sent
    /// again, as the same bytes.
    /// </summary>
    /// <param name="state">How far it was when it was looked at.</param>
    /// <param name="founder">Who signs.</param>
    /// <param name="finality">When a block of the chain is final.</param>
    /// <param name="mined">Told how many steps are in blocks.</param>
    /// <param name="cancel">Ends it; another run goes on from there.</param>
    /// <returns>The founding as a whole.</returns>
    public async Task<FoundingState> FinishAsync(
        FoundingState state, ISigner founder, FinalityRule finality, Action<int> mined, CancellationToken cancel)
    {
        var sending = new FoundingSending(_chain, _plan, _journal, founder, _time) { Mined = mined };
        while (true)
        {
            if (state.Done.Count < _plan.Steps.Count)
                await sending.RunAsync(state.Done.Count, cancel);
            else if (!await WaitedAsync(state.LastBlock, finality, cancel))
                return state;
            state = await LookAsync(cancel);
        }
    }

    /// <summary>Waits until a height is final; says whether it had to.</summary>
    private async Task<bool> WaitedAsync(ulong height, FinalityRule finality, CancellationToken cancel)
    {
        var (began, newest, waited) = (_time.GetTimestamp(), 0UL, false);
        while (await FinalHeightAsync(finality, cancel) is var final && (final is null || final < height))
        {
            waited = true;
            var head = await _chain.BlockNumberAsync(cancel);
            if (head > newest)
                (began, newest) = (_time.GetTimestamp(), head);
            if (_time.GetElapsedTime(began) > Patience)
                throw new CommandException(
                    Exit.Unavailable,
                    "Everything is in blocks, but the chain does not go on to those that make it final: run the " +
                    "command again when it does.");
            await Task.Delay(Pause, _time, cancel);
        }

        return waited;
    }

    private async Task<ulong?> FinalHeightAsync(FinalityRule finality, CancellationToken cancel) =>
        finality is FinalityRule.FinalizedTag
            ? (await _chain.GetBlockAsync(BlockTag.Finalized, cancel))?.Header.Number
            : finality.HeightUnder(await _chain.BlockNumberAsync(cancel));
}
