namespace Carbon.Network.Tests;

/// <summary>A node's number in its network, from 0, and its ports, which are in a row.</summary>
internal sealed record StakePlace(int Index, int FirstPort)
{
    public const int PortCount = 6;

    public string Name => FormattableString.Invariant($"stake-{Index}");

    /// <summary>Where it answers.</summary>
    public int Rpc => FirstPort;

    /// <summary>Where the two programs of the node speak with each other.</summary>
    public int Engine => FirstPort + 1;

    /// <summary>The same by WebSocket, which nobody uses; two nodes may not share the usual one.</summary>
    public int EngineSocket => FirstPort + 2;

    /// <summary>Where other nodes' EthereumJS reaches it, on every interface.</summary>
    public int ExecutionPeers => FirstPort + 3;

    /// <summary>Where other nodes' Lodestar reaches it.</summary>
    public int ConsensusPeers => FirstPort + 4;

    /// <summary>Where Lodestar takes orders.</summary>
    public int Rest => FirstPort + 5;
}
