using System.Net.Http.Json;
using System.Text.Json;
using Carbon.Cli.Life;
using Carbon.Cli.Nodes;
using Carbon.Gateway.Settings;
using Grpc.Core;
using State = Carbon.Api.V1.Operation.Types.State;

namespace Carbon.Node.Tests;

/// <summary>How long a write waits: not at all, until its block, until that is final, or until the deadline.</summary>
[Collection(NetworkTests.Name)]
public sealed class WaitForTests(NetworkFixture network)
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(3);

    private static CallOptions Soon => new(deadline: (TimeProvider.System.GetUtcNow() + Short).UtcDateTime);

    [Theory]
    [InlineData(Wire.WaitFor.Unspecified)]
    [InlineData(Wire.WaitFor.Mined)]
    [InlineData(Wire.WaitFor.Final)]
    public async Task A_wait_that_outlasts_the_deadline_answers_the_pending_operation(Wire.WaitFor waitFor)
    {
        var scene = await Scene.WithApplicationAsync(network);
        var request = scene.Person($"slow {waitFor}");
        var held = network.Line.HoldAtAsync("eth_sendRawTransaction");
        try
        {
            request.WaitFor = Wire.WaitFor.Stored;
            var stored = await scene.Forestry.Persons.RegisterPersonAsync(request, scene.Options);
            Assert.Equal((State.Pending, false), (stored.State, stored.Final));
            await held;
            request.WaitFor = waitFor;
            var late = await scene.Forestry.Persons.RegisterPersonAsync(request, Soon);
            Assert.Equal((State.Pending, false, 0ul), (late.State, late.Final, late.Height));
        }
        finally
        {
            network.Line.Mend();
        }

        request.WaitFor = Wire.WaitFor.Final;
        var done = await scene.Forestry.Persons.RegisterPersonAsync(request, scene.Options);
        Assert.Equal((State.Mined, true), (done.State, done.Final));
        Assert.Single(done.Resources);
    }

    [Fact]
    public async Task Final_is_deeper_than_mined_where_the_network_asks_for_confirmations()
    {
        var state = network.State.Node(NetworkFixture.Spare);
        var settings = SettingsFile.Read(network.Layout.Node(state.Key).Settings);
        await using var node = await Gateway.Node.StartAsync(
            settings with { Chain = settings.Chain with { Confirmations = 3 } }, TimeProvider.System,
            CancellationToken.None);
        using var bank = MemberNode.Open(network.Layout, state);
        var request = new Wire.FileComplaintRequest
        {
            RequestId = Stage.RequestId(),
            Division = 654_002,
            DocumentHash = Carbon.Ethereum.Keccak.Hash(Guid.NewGuid().ToByteArray()).ToString(),
            WaitFor = Wire.WaitFor.Mined,
        };
        var mined = await bank.Complaints.FileComplaintAsync(request);
        Assert.Equal((State.Mined, false), (mined.State, mined.Final));
        request.WaitFor = Wire.WaitFor.Final;
        var late = await bank.Complaints.FileComplaintAsync(request, Soon);
        Assert.Equal((State.Mined, false, mined.Height), (late.State, late.Final, late.Height));
        await MineAsync(3);
        var final = await bank.Complaints.FileComplaintAsync(request);
        Assert.Equal((State.Mined, true, mined.TransactionHash), (final.State, final.Final, final.TransactionHash));
    }

    [Fact]
    public async Task Refuses_a_wait_that_is_none()
    {
        var request = new Wire.CancelTicketRequest { RequestId = Stage.RequestId(), WaitFor = (Wire.WaitFor)4 };
        var info = await Refused.ByAsync(RefusalCode.FieldInvalid, StatusCode.InvalidArgument, () =>
            network.Forestry.Tickets.CancelTicketAsync(request).ResponseAsync);
        Assert.Equal("wait_for", info.Metadata["field"]);
    }

    private async Task MineAsync(int blocks)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var answer = await http.PostAsJsonAsync(network.State.ChainUrl, new
        {
            jsonrpc = "2.0",
            id = 1,
            method = "hardhat_mine",
            @params = new[] { $"0x{blocks:x}" },
        });
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.True(body.RootElement.TryGetProperty("result", out _));
    }
}
