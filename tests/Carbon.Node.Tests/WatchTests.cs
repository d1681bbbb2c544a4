using System.Diagnostics;
using System.Text.Json;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Commands;
using Carbon.Gateway.Reads;
using Carbon.Gateway.Watching;
using Carbon.Index.Rows;
using Carbon.Registry.Identities;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using Message = Carbon.Api.V1.WatchEventsResponse.MessageOneofCase;

namespace Carbon.Node.Tests;

/// <summary>Streams of events of forestry's node, by members and by anyone.</summary>
[Collection(NetworkTests.Name)]
public sealed class WatchTests(NetworkFixture network)
{
    [Fact]
    public async Task A_member_is_told_every_event_of_the_chain_once_and_in_order()
    {
        using var channel = Clients.Open(network);
        var told = await Watched.UntilHeartbeatAsync(channel, new());
        Assert.Equal(await Watched.OnChainAsync(network), Watched.Ids(told));
        var places = told.SkipLast(1).Select(one => (one.Event.Event.Height, one.Event.LogIndex)).ToList();
        Assert.Equal(places.Order(), places);
        Assert.Equal(0UL, told[^1].Heartbeat.LagBlocks);
        Assert.Equal(told.Count, told.Select(one => one.ResumeToken).Distinct().Count());
    }

    // S2
    [Fact]
    public async Task A_reader_goes_on_exactly_after_any_message_it_took_in()
    {
        using var channel = Clients.Open(network);
        using var other = Carbon.Cli.Nodes.NodeChannel.Member(network.Layout, network.State.Node("ecology"));
        var all = await Watched.UntilHeartbeatAsync(channel, new());
        var random = new Random(20261121);
        for (var i = 0; i < 5; i++)
        {
            var at = random.Next(all.Count - 1);
            var expected = all.Skip(at + 1).SkipLast(1).Select(one => one.Event.Id);
            foreach (var node in new[] { channel, other })
            {
                var rest = await Watched.UntilHeartbeatAsync(node, new() { ResumeToken = all[at].ResumeToken });
                Assert.Equal(expected, rest.SkipLast(1).Select(one => one.Event.Id));
            }
        }

        var none = await Watched.UntilHeartbeatAsync(channel, new() { ResumeToken = all[^1].ResumeToken });
        Assert.Equal(Message.Heartbeat, Assert.Single(none).MessageCase);
    }

    [Fact]
    public async Task Tells_of_a_ticket_what_its_history_tells_also_to_the_public()
    {
        using var member = Clients.Open(network);
        using var visitor = GrpcChannel.ForAddress(network.ForestryState.PublicGrpcAddress);
        var request = new Wire.ListTicketEventsRequest { Parent = network.YiningTicket, PageSize = 200 };
        foreach (var channel in new[] { member, visitor })
        {
            var history = await new Wire.TicketQueryService.TicketQueryServiceClient(channel)
                .ListTicketEventsAsync(request);
            var told = await Watched.UntilHeartbeatAsync(channel, new() { Ticket = network.YiningTicket });
            Assert.Equal(history.Events, told.SkipLast(1).Select(one => one.Event.Event));
            Assert.All(told.SkipLast(1), one =>
                Assert.Contains($"tickets/{network.YiningTicket}", one.Event.Tickets));
        }
    }

    [Fact]
    public async Task Tells_the_public_what_concerns_tickets_and_nothing_else()
    {
        using var visitor = GrpcChannel.ForAddress(network.ForestryState.PublicGrpcAddress);
        var told = await Watched.UntilHeartbeatAsync(visitor, new());
        Assert.NotEmpty(told.SkipLast(1));
        Assert.All(told.SkipLast(1), one => Assert.NotEmpty(one.Event.Tickets));
        Assert.DoesNotContain(told.SkipLast(1), one => one.Event.Event.Event is "PersonRegistered" or "CaseOpened");
        var hidden = new Wire.WatchEventsRequest { Case = "cases/0x" + new string('7', 64) };
        await Refused.ByAsync(
            RefusalCode.CaseUnknown, StatusCode.NotFound, () => Watched.RefusedAsync(visitor, hidden));
    }

    [Fact]
    public async Task Tells_only_what_fits_every_filter()
    {
        using var channel = Clients.Open(network);
        var all = (await Watched.UntilHeartbeatAsync(channel, new())).SkipLast(1).ToList();
        var named = await Watched.UntilHeartbeatAsync(
            channel, new() { Events = { "TicketIssued", "TicketCancelled" }, Division = 654_002 });
        var expected = all.Where(one => one.Event.Event.Event is "TicketIssued" or "TicketCancelled")
            .Where(one => one.Event.Tickets.Any(ticket => ticket.Contains("/654002-", StringComparison.Ordinal)));
        Assert.NotEmpty(named.SkipLast(1));
        Assert.Equal(expected.Select(one => one.Event.Id), named.SkipLast(1).Select(one => one.Event.Id));
        var lot = (await network.Forestry.Queries.GetTicketAsync(new() { Name = network.YiningTicket })).Ticket.Lot;
        var ofLot = await Watched.UntilHeartbeatAsync(channel, new() { Lot = lot });
        string[] names = ["ApplicationSubmitted", "ReductionFiled", "TicketIssued", "TicketCancelled"];
        Assert.Superset(names.ToHashSet(), ofLot.SkipLast(1).Select(one => one.Event.Event.Event).ToHashSet());
    }

    [Fact]
    public async Task Tells_from_now_on_and_from_a_height()
    {
        using var channel = Clients.Open(network);
        var scene = await Scene.WithApplicationAsync(network);
        using var call = new Wire.WatchService.WatchServiceClient(channel).WatchEvents(new() { FromNow = true });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(Message.Heartbeat, call.ResponseStream.Current.MessageCase);
        var done = await scene.Forestry.Persons.RegisterPersonAsync(scene.Person("watched"), scene.Options);
        do
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        while (call.ResponseStream.Current.MessageCase == Message.Heartbeat);
        var told = call.ResponseStream.Current.Event;
        Assert.Equal(("PersonRegistered", done.TransactionHash), (told.Event.Event, told.Event.TransactionHash));
        var since = await Watched.UntilHeartbeatAsync(channel, new() { FromHeight = done.Height });
        Assert.Equal(told.Id, since[0].Event.Id);
    }

    [Fact]
    public async Task Refuses_a_token_that_is_no_token_of_the_same_stream()
    {
        using var channel = Clients.Open(network);
        var token = (await Watched.UntilHeartbeatAsync(channel, new()))[0].ResumeToken;
        Wire.WatchEventsRequest[] wrong =
        [
            new() { ResumeToken = "x" }, new() { ResumeToken = "" }, new() { ResumeToken = new string('A', 4000) },
            new() { ResumeToken = token, Division = 654_002 }, new() { ResumeToken = token[..^1] + "!" },
        ];
        foreach (var request in wrong)
        {
            var info = await Refused.ByAsync(
                RefusalCode.FieldInvalid, StatusCode.InvalidArgument, () => Watched.RefusedAsync(channel, request));
            Assert.Equal("resume_token", info.Metadata["field"]);
        }

        var name = await Refused.ByAsync(RefusalCode.FieldInvalid, StatusCode.InvalidArgument, () =>
            Watched.RefusedAsync(channel, new() { Events = { "TicketIssued", "Nonsense" } }));
        Assert.Equal("events[1]", name.Metadata["field"]);
    }

    [Fact]
    public async Task Says_from_where_to_begin_again_where_nobody_knows_the_token_s_block()
    {
        using var channel = Clients.Open(network);
        var tip = (await Watched.UntilHeartbeatAsync(channel, new() { FromNow = true }))[^1].Heartbeat.Height;
        var query = WatchFilter.Of(new(), Audience.Member).Value.Query;
        var gone = Digest.Parse("0x" + new string('8', 64));
        var info = await Refused.ByAsync(
            RefusalCode.ResumePointUnknown, StatusCode.FailedPrecondition, () => Watched.RefusedAsync(
                channel, new() { ResumeToken = ResumeTokens.Make(query, new EventCursor(tip, gone, 0)) }));
        var expected = tip < 128 ? 0 : tip - 127;
        Assert.Equal($"{expected}", info.Metadata["height"]);
        var ahead = await Assert.ThrowsAsync<RpcException>(() => Watched.RefusedAsync(
            channel, new() { ResumeToken = ResumeTokens.Make(query, new EventCursor(tip + 1000, gone, 0)) }));
        Assert.Equal(StatusCode.Unavailable, ahead.StatusCode);
    }

    [Fact]
    public async Task Bounds_the_streams_of_one_caller_and_leaves_the_others_theirs()
    {
        using var channel = Clients.Open(network);
        using var authority = network.OpenAuthority();
        using var reader = Clients.OpenAs(network, authority, NetworkFixture.Reader);
        var client = new Wire.WatchService.WatchServiceClient(channel);
        var calls = new List<AsyncServerStreamingCall<Wire.WatchEventsResponse>>();
        for (var i = 0; i < Gateway.Limits.CallerStreams; i++)
        {
            calls.Add(client.WatchEvents(new() { FromNow = true }));
            Assert.True(await calls[^1].ResponseStream.MoveNext(CancellationToken.None));
        }

        var error = await Assert.ThrowsAsync<RpcException>(() =>
            Watched.RefusedAsync(channel, new() { FromNow = true }));
        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        Assert.Equal("TOO_MANY_STREAMS", Carbon.Grpc.RichStatus.Detail<ErrorInfo>(error)?.Reason);
        Assert.Single(await Watched.UntilHeartbeatAsync(reader, new() { FromNow = true }));
        calls.ForEach(call => call.Dispose());
        await Until.TrueAsync(
            async () =>
            {
                try
                {
                    return (await Watched.UntilHeartbeatAsync(channel, new() { FromNow = true })).Count > 0;
                }
                catch (RpcException e) when (e.StatusCode == StatusCode.ResourceExhausted)
                {
                    return false;
                }
            },
            "the seats are given back");
    }

    [Fact]
    public async Task Grpc_js_is_told_the_same()
    {
        using var visitor = GrpcChannel.ForAddress(network.ForestryState.PublicGrpcAddress);
        var ours = await Watched.UntilHeartbeatAsync(visitor, new());
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "foreign", "watch_events.mjs"),
            $"{network.ForestryState.Ports.Grpc}", Path.Combine(Repository.Root, "proto"),
        ];
        using var process = Process.Start(new ProcessStartInfo(network.Layout.NodeBinary, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        Assert.Equal(
            ours.SkipLast(1).Select(one => one.Event.Id), JsonSerializer.Deserialize<string[]>(said)!);
    }

    [Fact]
    public async Task The_command_line_writes_a_line_for_each_event_and_says_how_to_go_on()
    {
        using var stop = new CancellationTokenSource();
        using var said = new StringWriter();
        using var complained = new StringWriter();
        var terminal = new Terminal(TextWriter.Synchronized(said), complained, TextReader.Null, IsInteractive: false);
        var files = network.Layout.Node("forestry");
        var running = CarbonCommand.RunAsync(
            [
                "watch", "--ticket", network.YiningTicket, "--from", "start", "--json",
                "--address", network.ForestryState.MemberAddress, "--ca", network.Layout.AuthorityCertificate,
                "--certificate", files.ClientCertificate, "--key", files.ClientKey,
            ],
            terminal, TimeProvider.System, stop.Token);
        await Until.TrueAsync(
            () => Task.FromResult(said.ToString().Contains("\"heartbeat\"", StringComparison.Ordinal)),
            "the command line is at the tip");
        await stop.CancelAsync();
        Assert.Equal(Exit.Stopped, await running);
        var lines = said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var channel = Clients.Open(network);
        var told = await Watched.UntilHeartbeatAsync(channel, new() { Ticket = network.YiningTicket });
        Assert.Equal(
            told.SkipLast(1).Select(one => one.Event.Id),
            lines.SkipLast(1).Select(line => JsonDocument.Parse(line).RootElement)
                .Select(one => one.GetProperty("event").GetProperty("id").GetString()));
        Assert.Contains("go on with --from ", complained.ToString(), StringComparison.Ordinal);
    }
}
