using Grpc.Core;

namespace Carbon.Node.Tests;

/// <summary>A caller hangs up, or runs out of time, at every step of a write.</summary>
[Collection(NetworkTests.Name)]
public sealed class CancelTests(NetworkFixture network)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    // What the node asks the chain on a write's way, in order: the head, the trial, the sending, the settling.
    public static TheoryData<string, bool> Steps
    {
        get
        {
            var steps = new TheoryData<string, bool>();
            foreach (var method in (string[])
                ["eth_getBlockByNumber", "eth_call", "eth_sendRawTransaction", "eth_getTransactionReceipt"])
            {
                steps.Add(method, true);
                steps.Add(method, false);
            }

            return steps;
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task The_write_goes_on_or_was_never_stored_and_a_repeat_says_which(string method, bool hangUp)
    {
        var scene = await Scene.WithApplicationAsync(network);
        var request = scene.Person($"left at {method} {hangUp}");
        using var cancel = new CancellationTokenSource();
        var held = network.Line.HoldAtAsync(method);
        try
        {
            var options = hangUp
                ? new CallOptions(cancellationToken: cancel.Token)
                : new CallOptions(deadline: (TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(1)).UtcDateTime);
            var call = scene.Forestry.Persons.RegisterPersonAsync(request, options).ResponseAsync;
            await held.WaitAsync(Limit);
            if (hangUp)
                await cancel.CancelAsync();
            await EndAsync(call);
        }
        finally
        {
            network.Line.Mend();
        }

        // Under the same id it is carried out once, whether it was stored before the caller left or not.
        var done = await scene.Forestry.Persons.RegisterPersonAsync(request, scene.Options);
        Assert.Equal((Wire.Operation.Types.State.Mined, true), (done.State, done.Final));
        Assert.Single(done.Resources);
        Assert.Equal(done, await scene.Forestry.Persons.RegisterPersonAsync(request, scene.Options));
    }

    [Fact]
    public async Task A_caller_that_hangs_up_once_it_is_stored_finds_it_mined()
    {
        var scene = await Scene.WithApplicationAsync(network);
        var request = scene.Person("left once stored");
        using var cancel = new CancellationTokenSource();
        var held = network.Line.HoldAtAsync("eth_sendRawTransaction");
        try
        {
            var call = scene.Forestry.Persons.RegisterPersonAsync(
                request, new CallOptions(cancellationToken: cancel.Token)).ResponseAsync;
            await held.WaitAsync(Limit);
            await cancel.CancelAsync();
            await EndAsync(call);
        }
        finally
        {
            network.Line.Mend();
        }

        // Nobody repeats it: it goes on by itself.
        using var channel = Clients.Open(network);
        var operations = new Wire.OperationService.OperationServiceClient(channel);
        await Until.TrueAsync(
            async () => (await operations.GetOperationAsync(new() { Name = $"operations/{request.RequestId}" }))
                .State == Wire.Operation.Types.State.Mined,
            "the write is mined");
    }

    // Pending where the deadline was near and the write stored; else the call ended with its caller.
    private static async Task EndAsync(Task<Wire.Operation> call)
    {
        try
        {
            var operation = await call;
            Assert.Contains(operation.State,
                new[] { Wire.Operation.Types.State.Pending, Wire.Operation.Types.State.Mined });
        }
        catch (RpcException e)
        {
            Assert.Contains(e.StatusCode, new[] { StatusCode.Cancelled, StatusCode.DeadlineExceeded });
        }
    }
}
