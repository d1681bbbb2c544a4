using Carbon.Cli.Life;
using Grpc.Core;

namespace Carbon.Node.Tests;

[Collection(NetworkTests.Name)]
public sealed class RequestIdTests(NetworkFixture network)
{
    [Fact]
    public async Task The_same_request_twice_is_one_write()
    {
        var scene = await Scene.WithApplicationAsync(network);
        var request = scene.Person("twice");
        var first = await scene.Forestry.Persons.RegisterPersonAsync(request, scene.Options);
        var second = await scene.Forestry.Persons.RegisterPersonAsync(request, scene.Options);
        Assert.Equal(first, second);
        Assert.Equal(Wire.Operation.Types.State.Mined, first.State);
        Assert.Equal(first, await new Wire.OperationService.OperationServiceClient(Clients.Open(network))
            .GetOperationAsync(new() { Name = first.Name }));
    }

    [Fact]
    public async Task The_same_id_with_another_content_is_refused()
    {
        var scene = await Scene.WithApplicationAsync(network);
        var request = scene.Person("first");
        await scene.Forestry.Persons.RegisterPersonAsync(request, scene.Options);
        var other = scene.Person("second");
        other.RequestId = request.RequestId;
        await Refused.ByAsync(RefusalCode.RequestIdReused, StatusCode.AlreadyExists, () =>
            scene.Forestry.Persons.RegisterPersonAsync(other, scene.Options).ResponseAsync);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task An_id_that_is_no_uuid_is_refused(string id)
    {
        var request = new Wire.CancelTicketRequest { RequestId = id };
        await Refused.ByAsync(RefusalCode.RequestIdMalformed, StatusCode.InvalidArgument, () =>
            network.Forestry.Tickets.CancelTicketAsync(request).ResponseAsync);
    }

    [Fact]
    public async Task A_write_that_need_not_wait_answers_as_soon_as_it_is_stored()
    {
        var scene = await Scene.WithApplicationAsync(network);
        var request = scene.Person("patient");
        request.WaitFor = Wire.WaitFor.Stored;
        var stored = await scene.Forestry.Persons.RegisterPersonAsync(request, scene.Options);
        request.WaitFor = Wire.WaitFor.Mined;
        var mined = await scene.Forestry.Persons.RegisterPersonAsync(request, scene.Options);
        Assert.Contains(stored.TransactionHash, new[] { "", mined.TransactionHash });
        Assert.Equal(stored.Name, mined.Name);
        Assert.Equal(Wire.Operation.Types.State.Mined, mined.State);
        Assert.Equal(Stage.Made(mined, "persons"), mined.Resources.Single());
    }

    [Fact]
    public Task An_operation_that_nobody_asked_for_is_unknown() =>
        Refused.ByAsync(RefusalCode.OperationUnknown, StatusCode.NotFound, () =>
            new Wire.OperationService.OperationServiceClient(Clients.Open(network))
                .GetOperationAsync(new() { Name = $"operations/{Stage.RequestId()}" }).ResponseAsync);
}
