using System.Net;
using System.Net.Sockets;
using Carbon.Cli.CommandLine;

namespace Carbon.Cli.Network;

/// <summary>The ports of a local network, counted from one base; all on the loopback interface.</summary>
/// <param name="First">The chain's first.</param>
/// <param name="ChainPorts">How many are kept for the chain before those of the nodes.</param>
internal sealed record PortPlan(int First, int ChainPorts = PortPlan.Row)
{
    /// <summary>As many as each node has.</summary>
    public const int Row = 10;

    /// <summary>Whole rows that hold so many ports.</summary>
    public static int RowsFor(int ports) => (ports + Row - 1) / Row * Row;

    /// <summary>The default base.</summary>
    public const int DefaultFirst = 17600;

    /// <summary>Above this the system hands out ports of its own to outgoing connections.</summary>
    public const int LargestFirst = 32000;

    public int Chain => First;

    public NodePorts Node(int index)
    {
        var first = First + ChainPorts + (Row * index);
        return new(first, first + 1, first + 2);
    }

    /// <summary>Ends the command with a sentence that names the first port that another process holds.</summary>
    public void RequireFree(int nodes, int chain = 1)
    {
        var ports = Enumerable.Range(0, nodes)
            .Select(Node)
            .SelectMany(node => (int[])[node.Member, node.Http, node.Grpc])
            .Concat(Enumerable.Range(Chain, chain));
        foreach (var port in ports)
            RequireFreePort(port);
    }

    private static void RequireFreePort(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new CommandException(
                Exit.Failed, $"Port {port} is taken: stop what listens there, or choose others with --port-base N.", e);
        }
    }
}

/// <summary>
/// A node's ports: members' gRPC under mutual TLS, the public page and JSON, the public read-only gRPC.
/// </summary>
internal sealed record NodePorts(int Member, int Http, int Grpc);
