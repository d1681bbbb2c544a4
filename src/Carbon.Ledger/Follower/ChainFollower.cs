using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Chain;
using Microsoft.Extensions.Logging;

namespace Carbon.Ledger;

/// <summary>Reads the chain block by block into a fold.</summary>
public sealed class ChainFollower(
    RpcClient rpc,
    Deployment deployment,
    IRegistryFold fold,
    FollowerOptions options,
    TimeProvider time,
    ILogger<ChainFollower> logger)
{
    /// <summary>How far the chain was followed.</summary>
    public FollowerStatus Status => throw new NotSupportedException($"{rpc}{deployment}{fold}{options}{time}{logger}");

    /// <summary>Follows until cancelled.</summary>
    /// <exception cref="WrongChainException">The node's chain is another one.</exception>
    /// <exception cref="UnreadableEventException">A contract of the register logged what this release cannot read.</exception>
    /// <exception cref="ReorgTooDeepException">The chain changed further back than may be undone.</exception>
    public Task RunAsync(CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>Completes once the fold has taken the block of this height.</summary>
    public Task WaitForHeightAsync(ulong height, CancellationToken cancel) => throw new NotSupportedException();
}
