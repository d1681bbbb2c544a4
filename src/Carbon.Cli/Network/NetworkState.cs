using System.Text.Json.Serialization;
using Carbon.Cli.CommandLine;

namespace Carbon.Cli.Network;

/// <summary>What a running network tells other commands: <c>.carbon/up/up.json</c>, there while it runs.</summary>
internal sealed record NetworkState(string ChainUrl, IReadOnlyList<NodeState> Nodes)
{
    /// <summary>Who seals the chain's blocks; none where one engine makes them all.</summary>
    public IReadOnlyList<ValidatorState> Validators { get; init; } = [];

    /// <summary>Reads the state of the running network; none ends the command.</summary>
    public static NetworkState Read(NetworkLayout layout) => File.Exists(layout.State)
        ? JsonOutput.ReadFile<NetworkState>(layout.State)
        : throw new CommandException(Exit.Unavailable, "No network is up here: start one with ./carbon up.");

    /// <summary>The node of this key; an unknown key ends the command.</summary>
    public NodeState Node(string key) =>
        Nodes.FirstOrDefault(node => node.Key == key)
        ?? throw Arguments.Wrong($"There is no node {key}: name {string.Join(", ", Nodes.Select(node => node.Key))}.");
}

/// <summary>One node of a running network.</summary>
internal sealed record NodeState(string Key, string Name, uint Member, NodePorts Ports)
{
    [JsonIgnore]
    public string MemberAddress => $"https://127.0.0.1:{Ports.Member}";

    [JsonIgnore]
    public string PublicAddress => $"http://127.0.0.1:{Ports.Http}";

    [JsonIgnore]
    public string PublicGrpcAddress => $"http://127.0.0.1:{Ports.Grpc}";
}

/// <summary>One validator of a running network: a process of its own, which a user may kill.</summary>
internal sealed record ValidatorState(
    string Name, string Address, string RpcUrl, string? WebSocketUrl = null, int? Pid = null);
