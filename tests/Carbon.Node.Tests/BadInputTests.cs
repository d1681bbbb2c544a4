using Carbon.Cli.Life;
using Grpc.Core;

namespace Carbon.Node.Tests;

[Collection(NetworkTests.Name)]
public sealed class BadInputTests(NetworkFixture network)
{
    [Fact]
    public async Task Refuses_a_review_by_a_member_without_the_office()
    {
        var scene = await Scene.WithApplicationAsync(network);
        var seen = await scene.Forest.ReadAsync(network.Bank, scene.Application);
        await Refused.ByAsync(RefusalCode.OfficeMissing, StatusCode.PermissionDenied, () =>
            network.Bank.Applications.ApproveApplicationAsync(
                scene.Forest.Approval(seen, seen.ContentHash), scene.Options).ResponseAsync);
        Assert.Equal(seen, await scene.Forest.ReadAsync(network.Bank, scene.Application));
    }

    [Fact]
    public async Task Refuses_an_approval_of_content_that_has_changed()
    {
        var scene = await Scene.WithApplicationAsync(network);
        var seen = await scene.Forest.ReadAsync(network.Forestry, scene.Application);
        var corrected = scene.Content.Clone();
        corrected.ClaimedAmount--;
        await scene.Forestry.Applications.CorrectApplicationAsync(
            new()
            {
                RequestId = Stage.RequestId(),
                Application = scene.Application,
                Content = corrected,
                DocumentHash = scene.Stage.PaperText("correction"),
            },
            scene.Options);
        var info = await Refused.ByAsync(RefusalCode.ContentStale, StatusCode.Aborted, () =>
            scene.Forestry.Applications.ApproveApplicationAsync(
                scene.Forest.Approval(seen, seen.ContentHash), scene.Options).ResponseAsync);
        Assert.Equal(seen.ContentHash, info.Metadata["givenHash"]);
    }

    [Fact]
    public async Task Refuses_a_certificate_that_made_another_lot()
    {
        var first = await Scene.WithLotAsync(network);
        var second = await Scene.WithApplicationAsync(network);
        await second.Forest.ReviewAsync(second.Application);
        var certificate = (await first.Forest.ReadAsync(network.Ecology, first.Application)).CertificateHash;
        await Refused.ByAsync(RefusalCode.CertificateUsed, StatusCode.AlreadyExists, () =>
            network.Ecology.Applications.FileReductionAsync(
                second.Forest.Filing(second.Application, second.Content, certificate), second.Options).ResponseAsync);
    }

    [Fact]
    public async Task Refuses_a_parcel_whose_period_overlaps()
    {
        var scene = await Scene.WithLotAsync(network);
        var again = scene.Content.Clone();
        (again.PeriodStart, again.PeriodEnd) = ("2023-12-31", "2024-12-31");
        await Refused.ByAsync(RefusalCode.ParcelPeriodOverlap, StatusCode.AlreadyExists, () =>
            scene.Forestry.Applications.SubmitApplicationAsync(
                new()
                {
                    RequestId = Stage.RequestId(),
                    Content = again,
                    DocumentHash = scene.Stage.PaperText("second form"),
                },
                scene.Options).ResponseAsync);
    }

    [Fact]
    public async Task Refuses_amounts_that_are_pledged_or_not_there()
    {
        var scene = await Scene.WithTicketAsync(network);
        var buyer = await scene.RegisterAsync("buyer");
        await scene.PledgeAsync("7000");
        var before = await scene.ReadAsync();
        var transfer = new Wire.TransferPartRequest
        {
            RequestId = Stage.RequestId(),
            Ticket = scene.Ticket,
            ToPerson = buyer,
            Amount = Forest.Grams("58.000001"),
            Cause = Wire.TransferCause.Sale,
            DocumentHash = scene.Stage.PaperText("sale"),
        };
        var info = await Refused.ByAsync(RefusalCode.AmountOverFree, StatusCode.FailedPrecondition, () =>
            scene.Forestry.Tickets.TransferPartAsync(transfer, scene.Options).ResponseAsync);
        Assert.Equal("58000000", info.Metadata["freeAmount"]);
        await Refused.ByAsync(RefusalCode.AmountOverFree, StatusCode.FailedPrecondition, () =>
            scene.Forestry.Offsets.RequestOffsetAsync(
                scene.Ending.Asking("58.000001", "form"), scene.Options).ResponseAsync);
        Assert.Equal(before, await scene.ReadAsync());
    }

    [Fact]
    public async Task Refuses_the_release_of_a_pledge_by_another_bank()
    {
        var scene = await Scene.WithTicketAsync(network);
        var lien = await scene.PledgeAsync("7000");
        var before = await scene.ReadAsync();
        var info = await Refused.ByAsync(RefusalCode.LienNotOwned, StatusCode.PermissionDenied, () =>
            network.OtherBank.Tickets.ReleaseLiensAsync(
                new()
                {
                    RequestId = Stage.RequestId(),
                    Liens = { lien },
                    DocumentHash = scene.Stage.PaperText("release"),
                },
                scene.Options).ResponseAsync);
        Assert.NotEqual(info.Metadata["owner"], info.Metadata["caller"]);
        Assert.Equal(before, await scene.ReadAsync());
    }

    [Fact]
    public async Task Refuses_an_amount_of_zero_and_one_over_the_lot()
    {
        var scene = await Scene.WithLotAsync(network);
        var info = await Refused.ByAsync(RefusalCode.FieldInvalid, StatusCode.InvalidArgument, () =>
            scene.Forestry.Tickets.IssueTicketAsync(
                scene.Forest.Issue(scene.Application, 0), scene.Options).ResponseAsync);
        Assert.Equal("amount", info.Metadata["field"]);
        await Refused.ByAsync(RefusalCode.AmountOverLot, StatusCode.FailedPrecondition, () =>
            scene.Forestry.Tickets.IssueTicketAsync(
                scene.Forest.Issue(scene.Application, Forest.Grams("7058.000001")), scene.Options).ResponseAsync);
        var lot = await scene.Forest.ReadAsync(network.Forestry, scene.Application);
        Assert.Equal(0UL, lot.IssuedAmount);
        Assert.Empty(lot.Tickets);
    }

    [Theory]
    [InlineData("654002-C-2026-0000001-0", RefusalCode.CheckCharacterWrong, StatusCode.InvalidArgument)]
    [InlineData("nonsense", RefusalCode.NumberMalformed, StatusCode.InvalidArgument)]
    [InlineData("654002-C-2026-9999999-Z", RefusalCode.TicketUnknown, StatusCode.NotFound)]
    [InlineData("654002-V-2026-0000001-D", RefusalCode.FieldInvalid, StatusCode.InvalidArgument)]
    public Task Refuses_a_number_that_is_mistyped_or_unknown(string number, RefusalCode code, StatusCode status) =>
        Refused.ByAsync(code, status, () =>
            network.Forestry.Queries.GetTicketAsync(new() { Name = $"tickets/{number}" }).ResponseAsync);

    [Fact]
    public async Task Names_the_field_that_is_out_of_bounds()
    {
        var scene = await Scene.WithApplicationAsync(network);
        var content = scene.Content.Clone();
        content.Place = new string('林', 41);
        var info = await Refused.ByAsync(RefusalCode.FieldInvalid, StatusCode.InvalidArgument, () =>
            scene.Forestry.Applications.SubmitApplicationAsync(
                new()
                {
                    RequestId = Stage.RequestId(),
                    Content = content,
                    DocumentHash = scene.Stage.PaperText("form"),
                },
                scene.Options).ResponseAsync);
        Assert.Equal("content.place", info.Metadata["field"]);
        Assert.Contains("120", info.Metadata["limit"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_the_refusal_in_the_language_that_the_caller_reads()
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => network.Forestry.Queries.GetTicketAsync(
            new() { Name = "nonsense" }, new Metadata { { "accept-language", "en-GB,zh;q=0.5" } }).ResponseAsync);
        var said = Carbon.Grpc.RichStatus.Detail<Google.Rpc.LocalizedMessage>(error);
        Assert.Equal("en", said?.Locale);
        Assert.StartsWith("\"nonsense\" is no number", said?.Message, StringComparison.Ordinal);
        Assert.Contains("不是登记编号",
            Carbon.Grpc.RichStatus.Detail<Google.Rpc.ErrorInfo>(error)?.Metadata["text_zh"], StringComparison.Ordinal);
    }
}
