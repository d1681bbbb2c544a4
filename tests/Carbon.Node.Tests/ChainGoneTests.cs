using Grpc.Core;

namespace Carbon.Node.Tests;

[Collection(NetworkTests.Name)]
public sealed class ChainGoneTests(NetworkFixture network)
{
    [Fact]
    public async Task A_write_before_the_chain_answers_is_unavailable_and_stores_nothing()
    {
        var scene = await Scene.WithApplicationAsync(network);
        var request = scene.Person("lost");
        network.Line.Cut();
        try
        {
            var error = await Assert.ThrowsAsync<RpcException>(() =>
                scene.Forestry.Persons.RegisterPersonAsync(request, scene.Options).ResponseAsync);
            Assert.Equal(StatusCode.Unavailable, error.StatusCode);
            using var channel = Clients.Open(network);
            await Refused.ByAsync(RefusalCode.OperationUnknown, StatusCode.NotFound, () =>
                new Wire.OperationService.OperationServiceClient(channel)
                    .GetOperationAsync(new() { Name = $"operations/{request.RequestId}" }).ResponseAsync);
        }
        finally
        {
            network.Line.Mend();
        }

        var mined = await scene.Forestry.Persons.RegisterPersonAsync(request, scene.Options);
        Assert.Equal(Wire.Operation.Types.State.Mined, mined.State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_write_cut_off_on_its_way_settles_once_when_the_chain_is_back(bool chainHeardIt)
    {
        var scene = await Scene.WithApplicationAsync(network);
        var request = scene.Person($"cut {chainHeardIt}");
        using var channel = Clients.Open(network);
        var cut = network.Line.CutAtAsync("eth_sendRawTransaction", chainHeardIt);
        Wire.Operation pending;
        try
        {
            request.WaitFor = Wire.WaitFor.Stored;
            pending = await scene.Forestry.Persons.RegisterPersonAsync(request, scene.Options);
            await cut;
            Assert.Equal(Wire.Operation.Types.State.Pending, pending.State);

            // What was stored has its one hash by now: its bytes were on their way when the line was cut.
            pending = await new Wire.OperationService.OperationServiceClient(channel)
                .GetOperationAsync(new() { Name = pending.Name });
            Assert.NotEmpty(pending.TransactionHash);
        }
        finally
        {
            network.Line.Mend();
        }

        request.WaitFor = Wire.WaitFor.Mined;
        var mined = await scene.Forestry.Persons.RegisterPersonAsync(request, scene.Options);
        Assert.Equal(Wire.Operation.Types.State.Mined, mined.State);
        Assert.Equal(pending.TransactionHash, mined.TransactionHash);
        Assert.Single(mined.Resources);
        var again = scene.Person($"cut {chainHeardIt}");
        await Refused.ByAsync(RefusalCode.CommitmentUsed, StatusCode.AlreadyExists, () =>
            scene.Forestry.Persons.RegisterPersonAsync(again, scene.Options).ResponseAsync);
    }
}
