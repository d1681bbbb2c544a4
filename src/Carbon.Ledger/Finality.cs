using System.Globalization;
using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Chain;

namespace Carbon.Ledger;

/// <summary>
/// Which blocks are final under a head, by the network's rule. Where only the node can tell, what it says is held
/// against what it said before: what was final once stays so. For one loop alone.
/// </summary>
internal sealed class Finality(FinalityRule rule, EthereumClient chain)
{
    private ulong? _asked;
    private BlockHeader? _final;

    /// <summary>Why nothing more becomes final though the node answers, or null.</summary>
    public string? Complaint { get; private set; }

    /// <summary>The highest final height under a head, or null where none is yet.</summary>
    /// <exception cref="FinalBlockReplacedException">The node replaced a block that it had called final.</exception>
    /// <exception cref="RpcUnavailableException">The node gives no usable answer.</exception>
    public async Task<ulong?> HeightAsync(ulong head, CancellationToken cancel)
    {
        if (rule is not FinalityRule.FinalizedTag) return rule.HeightUnder(head);
        if (_asked != head)
        {
            await AskAsync(cancel);
            _asked = head;
        }

        return _final is { } final ? Math.Min(final.Number, head) : null;
    }

    /// <summary>Throws FinalBlockReplacedException where what was taken above a height may not be undone.</summary>
    public void CheckUndo(ulong height, IRegistryFold fold)
    {
        // Blocks that were taken of a history that never became final may go, however far the node has come since.
        var isForbidden = rule is FinalityRule.Immediate
            || (_final is { } final && height < final.Number && fold.HashAt(final.Number) == Fact.Digest(final.Hash));
        if (isForbidden) throw new FinalBlockReplacedException(height + 1);
    }

    private async Task AskAsync(CancellationToken cancel)
    {
        var named = await NamedAsync(cancel);
        if (_final is { } before) await CompareAsync(before, named, cancel);
        if (named is null)
        {
            Complaint = "The node names no finalized block.";
        }
        else if (named.Number < _final?.Number)
        {
            Complaint = Plain($"The node's finalized block is {named.Number}, and was {_final.Number} before.");
        }
        else
        {
            (_final, Complaint) = (named, null);
        }
    }

    /// <summary>A node that was started anew may name an older block for a while, or none, but no other one.</summary>
    private async Task CompareAsync(BlockHeader before, BlockHeader? named, CancellationToken cancel)
    {
        var theirs = named?.Number == before.Number
            ? named
            : (await chain.GetBlockAsync(BlockTag.At(before.Number), cancel))?.Header;
        if (theirs is null || theirs.Hash == before.Hash) return;

        // Told once; whoever goes on after that goes on from what the node says now.
        _final = null;
        throw new FinalBlockReplacedException(before.Number);
    }

    private async Task<BlockHeader?> NamedAsync(CancellationToken cancel)
    {
        try
        {
            return (await chain.GetBlockAsync(BlockTag.Finalized, cancel))?.Header;
        }
        catch (RpcException e) when (EngineQuestions.Denies(e))
        {
            return null;
        }
    }

    private static string Plain(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
