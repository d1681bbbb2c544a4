using Carbon.Cli.Life;
using Carbon.Cli.Nodes;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Carbon.Node.Tests;

/// <summary>Each desk is asked at least once through a real node on a real chain.</summary>
[Collection(NetworkTests.Name)]
public sealed class DesksTests(NetworkFixture network)
{
    [Fact]
    public async Task A_report_is_filed_and_answered()
    {
        var scene = await Scene.WithTicketAsync(network);
        var filed = await network.Bank.Complaints.FileComplaintAsync(
            new()
            {
                RequestId = Stage.RequestId(),
                Division = 654_002,
                Subject = scene.Ticket,
                DocumentHash = scene.Stage.PaperText("report"),
            },
            scene.Options);
        var complaint = Stage.Made(filed, "complaints");
        var answered = await Answer();
        var read = (await network.Forestry.Complaints.GetComplaintAsync(
            new() { Name = complaint, MinHeight = answered.Height }, scene.Options)).Complaint;
        Assert.Equal(Wire.ComplaintStatus.Upheld, read.Status);
        Assert.Equal(scene.Ticket, read.Subject);
        Assert.Equal(scene.Stage.PaperText("answer"), read.AnswerDocumentHash);
        await Refused.ByAsync(RefusalCode.ComplaintClosed, StatusCode.FailedPrecondition, Answer);

        Task<Wire.Operation> Answer() => network.Forestry.Complaints.AnswerComplaintAsync(
            new()
            {
                RequestId = Stage.RequestId(),
                Complaint = complaint,
                Status = Wire.ComplaintStatus.Upheld,
                DocumentHash = scene.Stage.PaperText("answer"),
            },
            scene.Options).ResponseAsync;
    }

    [Fact]
    public async Task A_case_is_shown_to_the_public_only_once_it_is_published()
    {
        var scene = await Scene.WithTicketAsync(network);
        var liable = await scene.RegisterAsync("liable person");
        var opened = await network.Court.Cases.OpenCaseAsync(
            new()
            {
                RequestId = Stage.RequestId(),
                Content = new()
                {
                    Division = 654_002,
                    Kind = Wire.Kind.Carbon,
                    CaseHash = scene.Stage.PaperText("case number"),
                    LiablePerson = liable,
                    Mode = Wire.CaseMode.Voluntary,
                    AssessedValueFen = 1_000_000,
                },
                DocumentHash = scene.Stage.PaperText("opening"),
            },
            scene.Options);
        var name = Stage.Made(opened, "cases");
        var asked = new Wire.GetCaseRequest { Name = name, MinHeight = opened.Height };
        using var channel = NodeChannel.Public(network.ForestryState.PublicGrpcAddress);
        var anyone = new Wire.TicketQueryService.TicketQueryServiceClient(channel);
        await Refused.ByAsync(RefusalCode.CaseUnknown, StatusCode.NotFound, () =>
            anyone.GetCaseAsync(asked, scene.Options).ResponseAsync);
        var ours = (await network.Forestry.Queries.GetCaseAsync(asked, scene.Options)).Case;
        Assert.Equal(liable, ours.LiablePerson);
        Assert.Equal(scene.Stage.PaperText("case number"), ours.CaseHash);

        var published = await network.Court.Cases.PublishCaseAsync(
            new()
            {
                RequestId = Stage.RequestId(),
                Case = name,
                Published = true,
                DocumentHash = scene.Stage.PaperText("publication"),
            },
            scene.Options);
        asked.MinHeight = published.Height;
        var shown = (await anyone.GetCaseAsync(asked, scene.Options)).Case;
        Assert.Equal(1_000_000UL, shown.AssessedValueFen);
        Assert.Equal((0UL, ""), (shown.LiablePerson, shown.CaseHash));
    }

    [Fact]
    public async Task The_desks_that_a_policy_does_not_know_refuse_by_name()
    {
        var scene = await Scene.WithTicketAsync(network);
        var emitter = await scene.RegisterAsync("emitter");
        await Refused.ByAsync(RefusalCode.PlantingInvalid, StatusCode.InvalidArgument, () =>
            network.Forestry.Plantings.AgreePlantingAsync(
                new()
                {
                    RequestId = Stage.RequestId(),
                    Division = 654_002,
                    Planter = emitter,
                    AreaMuThousandths = 1000,
                    DocumentHash = scene.Stage.PaperText("agreement"),
                },
                scene.Options).ResponseAsync);
        await Refused.ByAsync(RefusalCode.OfficeMissing, StatusCode.PermissionDenied, () =>
            network.Bank.Quotas.SetQuotaAsync(
                new()
                {
                    RequestId = Stage.RequestId(),
                    Content = new()
                    {
                        Division = 654_002,
                        Emitter = emitter,
                        Year = 2026,
                        Class = 1,
                        Grade = 1,
                        EmissionGrams = 10,
                    },
                    DocumentHash = scene.Stage.PaperText("quota"),
                },
                scene.Options).ResponseAsync);
        await Refused.ByAsync(RefusalCode.OfficeMissing, StatusCode.PermissionDenied, () =>
            network.Bank.Dividends.DeclareDividendAsync(
                new()
                {
                    RequestId = Stage.RequestId(),
                    Ticket = scene.Ticket,
                    IncomeFen = 100,
                    DocumentHash = scene.Stage.PaperText("income"),
                },
                scene.Options).ResponseAsync);
    }

    [Fact]
    public async Task A_ticket_is_split_and_both_sides_name_each_other()
    {
        var scene = await Scene.WithTicketAsync(network);
        var split = await scene.SplitAsync("7000", "58");
        var parent = await scene.ReadAsync();
        Assert.Equal(Wire.TicketState.Split, parent.State);
        Assert.Equal(2, parent.Children.Count);
        Assert.Superset(parent.Children.ToHashSet(), split.Resources.ToHashSet());
        foreach (var child in parent.Children)
        {
            var read = (await scene.Forestry.Queries.GetTicketAsync(new() { Name = child }, scene.Options)).Ticket;
            Assert.Equal((scene.Ticket, scene.Ticket), (read.Parent, read.Root));
        }
    }

    [Fact]
    public async Task A_frozen_person_freezes_the_tickets_and_is_shown_to_nobody()
    {
        var scene = await Scene.WithTicketAsync(network);
        var owner = (await scene.ReadAsync()).Owners.Single().Person;
        var status = await scene.Forestry.Status.GetNodeStatusAsync(new(), scene.Options);
        var frozen = await network.Court.Rulings.FreezePersonAsync(
            new()
            {
                RequestId = Stage.RequestId(),
                Person = $"persons/{owner}",
                UntilTime = new Timestamp { Seconds = status.AsOf.BlockTime.Seconds + 86_400 },
                DocumentHash = scene.Stage.PaperText("order"),
            },
            scene.Options);
        var asked = new Wire.GetTicketRequest { Name = scene.Ticket, MinHeight = frozen.Height };
        using var channel = NodeChannel.Public(network.ForestryState.PublicGrpcAddress);
        var shown = (await new Wire.TicketQueryService.TicketQueryServiceClient(channel)
            .GetTicketAsync(asked, scene.Options)).Ticket;
        Assert.True(shown.OwnerFrozen);
        Assert.Equal(Wire.TicketState.Frozen, shown.State);
        Assert.Equal(0UL, shown.FreeAmount);
        Assert.Empty(shown.Owners);
        Assert.Equal([1u], shown.OwnerParts);
    }

    [Fact]
    public async Task A_pledge_tells_its_items_and_what_became_of_its_liens()
    {
        var scene = await Scene.WithTicketAsync(network);
        var lien = await scene.PledgeAsync("100");
        var pledge = Assert.Single((await network.Bank.Pledges.ListPledgesAsync(
            new() { Ticket = scene.Ticket }, scene.Options)).Pledges);
        Assert.Equal(Wire.PledgeStatus.Accepted, pledge.Status);
        Assert.Equal(scene.Ticket, Assert.Single(pledge.Content.Items).Ticket);
        Assert.Equal(lien, Assert.Single(pledge.Liens).Name);
        var released = await network.Bank.Tickets.ReleaseLiensAsync(
            new() { RequestId = Stage.RequestId(), Liens = { lien }, DocumentHash = scene.Stage.PaperText("repaid") },
            scene.Options);
        var read = (await network.Bank.Tickets.GetLienAsync(
            new() { Name = lien, MinHeight = released.Height }, scene.Options)).Lien;
        Assert.Equal(Wire.LienStatus.Released, read.Status);
        Assert.False(read.InForce);
    }

    [Fact]
    public async Task An_application_tells_how_long_its_review_has_taken_or_which_year_is_missing()
    {
        var scene = await Scene.WithApplicationAsync(network);
        var clock = (await scene.Forest.ReadAsync(network.Forestry, scene.Application)).Review;
        Assert.Equal(15u, clock.LimitWorkingDays);
        Assert.True(clock.Running);
        Assert.NotNull(clock.ReceivedTime);
        if (clock.MissingYear == 0)
            Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", clock.DueDay);
        else
            Assert.Contains($"{clock.MissingYear}", clock.MissingTextZh, StringComparison.Ordinal);
    }
}
