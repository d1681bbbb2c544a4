using System.Collections.Concurrent;
using Carbon.Cli.Nodes;
using Carbon.Ethereum;
using Grpc.Core;
using Grpc.Net.Client;
using RpcException = Grpc.Core.RpcException;

namespace Carbon.Node.Tests;

/// <summary>Several callers of one node, and one that does not stop asking.</summary>
[Collection(NetworkTests.Name)]
public sealed class CallerTests(NetworkFixture network)
{
    private const int Ids = 10;
    private const int Repeats = 1000;

    // As many as two connections of a client carry: more of them and the system refuses connections, not the node.
    private const int AtOnce = 200;

    [Fact]
    public async Task The_same_request_id_of_two_callers_is_two_writes()
    {
        var scene = await Scene.WithApplicationAsync(network);
        using var authority = network.OpenAuthority();
        using var counter = Clients.OpenAs(network, authority, NetworkFixture.Counter);
        using var clerk = Clients.Open(network);
        var (first, second) = (scene.Person("of the clerk"), scene.Person("of the counter"));
        second.RequestId = first.RequestId;
        var done = await Task.WhenAll(Register(clerk, first, scene), Register(counter, second, scene));
        Assert.All(done, operation => Assert.Equal(Wire.Operation.Types.State.Mined, operation.State));
        Assert.Equal(done[0].Name, done[1].Name);
        Assert.NotEqual(done[0].TransactionHash, done[1].TransactionHash);
        Assert.Equal(done[0], await Ask(clerk, done[0].Name));
        Assert.Equal(done[1], await Ask(counter, done[1].Name));

        // The other's content under this caller's id is another content.
        await Refused.ByAsync(RefusalCode.RequestIdReused, StatusCode.AlreadyExists, () =>
            Register(counter, first, scene));
    }

    [Fact]
    public async Task A_caller_s_write_is_unknown_to_the_others()
    {
        var scene = await Scene.WithApplicationAsync(network);
        using var authority = network.OpenAuthority();
        using var counter = Clients.OpenAs(network, authority, NetworkFixture.Counter);
        var done = await scene.Forestry.Persons.RegisterPersonAsync(scene.Person("private"), scene.Options);
        await Refused.ByAsync(RefusalCode.OperationUnknown, StatusCode.NotFound, () => Ask(counter, done.Name));
    }

    [Fact]
    public async Task A_storm_of_repeats_makes_one_write_per_id_and_is_slowed_for_its_caller_alone()
    {
        var scene = await Scene.WithApplicationAsync(network);
        using var authority = network.OpenAuthority();
        using var counter = Clients.OpenAs(network, authority, NetworkFixture.Counter);
        using var administrator = NodeChannel.Administrator(network.Layout, network.ForestryState);
        var requests = Enumerable.Range(0, Ids).Select(i => scene.Person($"storm {i}")).ToArray();
        foreach (var request in requests)
            request.WaitFor = Wire.WaitFor.Stored;
        var before = await NonceAsync();
        await Task.WhenAll(requests.Select(request => Register(counter, request, scene)));
        var answers = new ConcurrentBag<StatusCode>();
        await Parallel.ForAsync(
            0, Ids * Repeats, new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (i, _) => answers.Add(await TryAsync(counter, requests[i % Ids], scene)));

        // Its own bucket is empty; another caller does not notice.
        Assert.NotNull(await new Wire.OutboxService.OutboxServiceClient(administrator).ListWritesAsync(new()));
        Assert.Equal([StatusCode.OK, StatusCode.ResourceExhausted], answers.Distinct().Order());
        foreach (var request in requests)
        {
            request.WaitFor = Wire.WaitFor.Final;
            await Until.TrueAsync(
                async () => await TryAsync(counter, request, scene) == StatusCode.OK, "the caller is heard again");
            var done = await Ask(counter, $"operations/{request.RequestId}");
            Assert.Equal((Wire.Operation.Types.State.Mined, 1), (done.State, done.Resources.Count));
        }

        var ids = requests.Select(request => request.RequestId).ToHashSet();
        var rows = await new Wire.OutboxService.OutboxServiceClient(administrator)
            .ListWritesAsync(new() { PageSize = 1000 });
        Assert.Equal(Ids, rows.Writes.Count(write =>
            write.Caller == NetworkFixture.CounterName && ids.Contains(write.RequestId)));
        Assert.Equal(before + Ids, await NonceAsync());
    }

    private static Task<Wire.Operation> Register(
        GrpcChannel channel, Wire.RegisterPersonRequest request, Scene scene) =>
        new Wire.PersonService.PersonServiceClient(channel).RegisterPersonAsync(request, scene.Options).ResponseAsync;

    private static Task<Wire.Operation> Ask(GrpcChannel channel, string name) =>
        new Wire.OperationService.OperationServiceClient(channel)
            .GetOperationAsync(new() { Name = name }).ResponseAsync;

    private static async Task<StatusCode> TryAsync(
        GrpcChannel channel, Wire.RegisterPersonRequest request, Scene scene)
    {
        try
        {
            await Register(channel, request, scene);
            return StatusCode.OK;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.ResourceExhausted)
        {
            return e.StatusCode;
        }
    }

    private async Task<ulong> NonceAsync()
    {
        var signer = (await network.Forestry.Status.GetNodeStatusAsync(new())).Signer;
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var chain = new EthereumClient(
            new RpcClient(http, new RpcSettings(new Uri(network.State.ChainUrl)), TimeProvider.System));
        return await chain.GetTransactionCountAsync(Address.Parse(signer), BlockTag.Latest, CancellationToken.None);
    }
}
