using System.Net;
using System.Net.Sockets;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Network;

namespace Carbon.Cli.Tests;

public sealed class PortPlanTests
{
    [Fact]
    public void Gives_every_listener_a_port_of_its_own()
    {
        var plan = new PortPlan(20_000);

        int[] ports = [plan.Chain, .. Enumerable.Range(0, 4).Select(plan.Node).SelectMany(Ports)];

        Assert.Equal(13, ports.Distinct().Count());
    }

    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(21)]
    public void Keeps_the_validators_ports_apart_from_those_of_the_nodes(int validators)
    {
        var chain = CliqueChain.PortsOf(validators);
        var plan = new PortPlan(20_000, PortPlan.RowsFor(chain));

        int[] ports =
        [
            .. Enumerable.Range(plan.Chain, chain), .. Enumerable.Range(0, 4).Select(plan.Node).SelectMany(Ports),
        ];

        Assert.Equal(chain + 12, ports.Distinct().Count());
    }

    [Fact]
    public void Names_the_port_that_is_taken()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;

        var refused = Assert.Throws<CommandException>(() => new PortPlan(taken).RequireFree(0));

        Assert.Contains($"Port {taken} is taken", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_any_port_of_a_chain_with_several_that_is_taken()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;
        var plan = new PortPlan(taken - 7);

        var refused = Assert.Throws<CommandException>(() => plan.RequireFree(0, chain: 8));

        Assert.Contains($"Port {taken} is taken", refused.Message, StringComparison.Ordinal);
        plan.RequireFree(0, chain: 7);
    }

    private static IEnumerable<int> Ports(NodePorts node) => [node.Member, node.Http, node.Grpc];
}
