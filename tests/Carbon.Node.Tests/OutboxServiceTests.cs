using Carbon.Cli.Life;
using Carbon.Cli.Nodes;
using Carbon.Grpc;
using Google.Rpc;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Serving = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;
using State = Carbon.Api.V1.OutboxWrite.Types.State;

namespace Carbon.Node.Tests;

/// <summary>What administrators see of forestry's outbox and do to it.</summary>
[Collection(NetworkTests.Name)]
public sealed class OutboxServiceTests : IDisposable
{
    private readonly NetworkFixture _network;
    private readonly GrpcChannel _channel;
    private readonly Wire.OutboxService.OutboxServiceClient _outbox;

    public OutboxServiceTests(NetworkFixture network)
    {
        _network = network;
        _channel = NodeChannel.Administrator(network.Layout, network.ForestryState);
        _outbox = new(_channel);
    }

    public void Dispose() => _channel.Dispose();

    [Fact]
    public async Task A_write_is_found_by_its_number_and_by_who_asked_for_it()
    {
        var scene = await Scene.WithApplicationAsync(_network);
        var request = scene.Person("found");
        var done = await scene.Forestry.Persons.RegisterPersonAsync(request, scene.Options);
        var asked = (await _outbox.GetWriteAsync(
            new() { Caller = "forestry-clerk", RequestId = request.RequestId })).Write;
        Assert.Equal(asked, (await _outbox.GetWriteAsync(new() { Name = asked.Name })).Write);
        Assert.Equal((State.Mined, true, "RegisterPerson"), (asked.State, asked.Final, asked.Command));
        Assert.Equal((done.TransactionHash, done.Height), (asked.TransactionHash, asked.Height));
        Assert.Equal((done.BlockHash, done.GasUsed), (asked.BlockHash, asked.GasUsed));
        Assert.True(asked.HasNonce);
        Assert.True(asked.Sends >= 1);
        Assert.Null(asked.Age);
        Assert.NotNull(asked.ReceivedTime);
        Assert.Equal("", asked.Complaint);
    }

    [Fact]
    public async Task The_pages_of_all_writes_give_each_once_newest_first()
    {
        var whole = await _outbox.ListWritesAsync(new() { PageSize = 1000 });
        var numbers = whole.Writes.Select(NumberOf).ToList();
        Assert.Equal(numbers.OrderDescending(), numbers);
        var request = new Wire.ListWritesRequest { PageSize = 7 };
        var found = new List<long>();
        do
        {
            var page = await _outbox.ListWritesAsync(request);
            found.AddRange(page.Writes.Select(NumberOf));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0 && found.Count < numbers.Count);
        Assert.Equal(numbers, found);
        Assert.True(numbers.Count > 7);
    }

    [Fact]
    public async Task A_token_of_all_writes_is_none_for_the_unsettled_ones()
    {
        var page = await _outbox.ListWritesAsync(new() { PageSize = 1 });
        await Refused.ByAsync(RefusalCode.PageTokenInvalid, StatusCode.InvalidArgument, () =>
            _outbox.ListWritesAsync(new() { PageToken = page.NextPageToken, UnsettledOnly = true }).ResponseAsync);
    }

    [Fact]
    public async Task What_the_chain_has_not_taken_is_unsettled_and_ages()
    {
        var scene = await Scene.WithApplicationAsync(_network);
        var request = scene.Person("waiting");
        request.WaitFor = Wire.WaitFor.Stored;
        var held = _network.Line.HoldAtAsync("eth_sendRawTransaction");
        try
        {
            await scene.Forestry.Persons.RegisterPersonAsync(request, scene.Options);
            await held;
            var page = await _outbox.ListWritesAsync(new() { UnsettledOnly = true });
            var waiting = Assert.Single(page.Writes);
            Assert.Equal(request.RequestId, waiting.RequestId);
            Assert.False(waiting.Final);
            Assert.NotNull(waiting.Age);
            Assert.Equal(1u, page.Status.Unsettled);
            Assert.NotNull(page.Status.OldestAge);
            Assert.Contains("carbon_outbox_unsettled 1\n", await MetricsAsync(), StringComparison.Ordinal);
        }
        finally
        {
            _network.Line.Mend();
        }

        request.WaitFor = Wire.WaitFor.Final;
        await scene.Forestry.Persons.RegisterPersonAsync(request, scene.Options);
        var settled = await _outbox.ListWritesAsync(new() { UnsettledOnly = true });
        Assert.Empty(settled.Writes);
        Assert.Null(settled.Status.OldestAge);
    }

    [Theory]
    [InlineData("writes/0")]
    [InlineData("writes/9223372036854775807")]
    [InlineData("writes/99999999999999999999")]
    [InlineData("writes/-1")]
    [InlineData("tickets/1")]
    public Task A_write_that_nobody_asked_for_is_unknown(string name) =>
        Refused.ByAsync(RefusalCode.OperationUnknown, StatusCode.NotFound, () =>
            _outbox.GetWriteAsync(new() { Name = name }).ResponseAsync);

    [Fact]
    public async Task A_write_of_another_caller_is_unknown_under_this_one()
    {
        await Refused.ByAsync(RefusalCode.OperationUnknown, StatusCode.NotFound, () => _outbox.GetWriteAsync(
            new() { Caller = "nobody", RequestId = Stage.RequestId() }).ResponseAsync);
        await Refused.ByAsync(RefusalCode.RequestIdMalformed, StatusCode.InvalidArgument, () =>
            _outbox.GetWriteAsync(new() { Caller = "forestry-clerk", RequestId = "1" }).ResponseAsync);
    }

    [Fact]
    public async Task A_halt_wants_a_reason()
    {
        var info = await Refused.ByAsync(RefusalCode.FieldInvalid, StatusCode.InvalidArgument, () =>
            _outbox.HaltOutboxAsync(new()).ResponseAsync);
        Assert.Equal("reason", info.Metadata["field"]);
    }

    [Fact]
    public async Task A_halted_outbox_takes_nothing_until_it_is_resumed_and_reads_go_on()
    {
        var scene = await Scene.WithApplicationAsync(_network);
        var known = scene.Person("known");
        var done = await scene.Forestry.Persons.RegisterPersonAsync(known, scene.Options);
        var request = scene.Person("refused");
        var halted = await _outbox.HaltOutboxAsync(new() { Reason = "the key is to be looked at" });
        try
        {
            Assert.Contains("the key is to be looked at", halted.Status.HaltedReason, StringComparison.Ordinal);
            Assert.Contains("forestry-administrator", halted.Status.HaltedReason, StringComparison.Ordinal);
            var error = await Assert.ThrowsAsync<RpcException>(() =>
                scene.Forestry.Persons.RegisterPersonAsync(request, scene.Options).ResponseAsync);
            Assert.Equal(StatusCode.Unavailable, error.StatusCode);
            Assert.Equal("OUTBOX_HALTED", RichStatus.Detail<ErrorInfo>(error)?.Reason);
            await HealthIsAsync(Serving.NotServing);
            await Refused.ByAsync(RefusalCode.OperationUnknown, StatusCode.NotFound, () => _outbox.GetWriteAsync(
                new() { Caller = "forestry-clerk", RequestId = request.RequestId }).ResponseAsync);
            Assert.Equal(done, await scene.Forestry.Persons.RegisterPersonAsync(known, scene.Options));
            await _network.Forestry.Queries.GetTicketAsync(new() { Name = _network.YiningTicket });
            Assert.Contains("carbon_halted 1\n", await MetricsAsync(), StringComparison.Ordinal);
        }
        finally
        {
            var resumed = await _outbox.ResumeOutboxAsync(new());
            Assert.NotEmpty(resumed.Report);
            Assert.Equal("", resumed.Status.HaltedReason);
        }

        await HealthIsAsync(Serving.Serving);
        var mined = await scene.Forestry.Persons.RegisterPersonAsync(request, scene.Options);
        Assert.Equal(Wire.Operation.Types.State.Mined, mined.State);
    }

    [Fact]
    public async Task The_meters_tell_of_the_outbox()
    {
        var text = await MetricsAsync();
        string[] names =
        [
            "carbon_outbox_unsettled", "carbon_outbox_oldest_age_seconds", "carbon_outbox_rebroadcasts_total",
            "carbon_outbox_halts_total", "carbon_halted",
        ];
        Assert.All(names, name => Assert.Single(
            text.Split('\n'), line => line.StartsWith(name + " ", StringComparison.Ordinal)));
    }

    private static long NumberOf(Wire.OutboxWrite write) =>
        long.Parse(write.Name["writes/".Length..], System.Globalization.CultureInfo.InvariantCulture);

    private async Task HealthIsAsync(Serving expected)
    {
        var health = new Health.HealthClient(_channel);
        foreach (var service in new[] { "", Wire.OutboxService.Descriptor.FullName })
            await Until.TrueAsync(
                async () => (await health.CheckAsync(new() { Service = service })).Status == expected,
                $"health of '{service}' is {expected}");
    }

    private async Task<string> MetricsAsync()
    {
        var files = _network.Layout.Node("forestry");
        using var handler = new SocketsHttpHandler { UseProxy = false };
        handler.SslOptions = new()
        {
            ClientCertificates =
            [
                System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPemFile(
                    files.AdministratorCertificate, files.AdministratorKey),
            ],
            CertificateChainPolicy = Clients.Trusting(_network),
        };
        using var http = new HttpClient(handler)
        {
            DefaultRequestVersion = System.Net.HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        return await http.GetStringAsync(new Uri(_network.ForestryState.MemberAddress + "/metrics"));
    }
}
