using System.Text.Json.Serialization;

namespace Carbon.Cli.Validators;

/// <summary>What the nodes of a chain say of it, asked within a moment.</summary>
/// <param name="Engine">The consensus, or null where no node tells of validators.</param>
/// <param name="Nodes">Each node that was asked.</param>
/// <param name="Validators">Those who may seal, and those who are known and may not.</param>
/// <param name="From">The first of the newest blocks that were looked at.</param>
/// <param name="To">The last of them.</param>
/// <param name="SharedHeight">The highest block that every node that answers has.</param>
/// <param name="Agreed">Whether they have the same block there.</param>
internal sealed record NetworkLook(
    string? Engine,
    IReadOnlyList<ChainNodeLook> Nodes,
    IReadOnlyList<ValidatorLook> Validators,
    ulong From,
    ulong To,
    ulong SharedHeight,
    bool Agreed)
{
    /// <summary>More blocks behind the highest node than a block's way to the others explains.</summary>
    private const ulong LagMin = 4;

    [JsonIgnore]
    public IEnumerable<ChainNodeLook> Down => Nodes.Where(node => !node.IsUp);

    [JsonIgnore]
    public IEnumerable<ChainNodeLook> Lagging => Nodes.Where(node => node.Height + LagMin <= To);

    /// <summary>Whether every node answers, keeps up, and is on one chain with the others.</summary>
    public bool IsWell => Agreed && !Down.Any() && !Lagging.Any();
}

/// <summary>What one node of the chain said; heights and the rest are null where it said nothing.</summary>
internal sealed record ChainNodeLook(string Name, string RpcUrl, ulong? Height, string? HeadHash, ulong? Peers)
{
    public bool IsUp => Height is not null;
}

/// <summary>A validator: whether it may seal, and what it sealed of the newest blocks.</summary>
/// <param name="Address">Its account.</param>
/// <param name="Name">Its name in the running network, where that is known.</param>
/// <param name="IsIn">Whether it may seal.</param>
/// <param name="Sealed">How many of the newest blocks it sealed.</param>
/// <param name="LastSealed">The last of them, or null.</param>
internal sealed record ValidatorLook(string Address, string? Name, bool IsIn, int Sealed, ulong? LastSealed);
