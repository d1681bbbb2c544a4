using Carbon.Api.V1;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Nodes;
using Carbon.Registry;
using ApplicationContent = Carbon.Api.V1.ApplicationContent;
using Kind = Carbon.Api.V1.Kind;

namespace Carbon.Cli.Life;

/// <summary>From the application to the ticket, the same for every division: the policy names the reviews.</summary>
internal sealed class Forest(Stage stage, ForestSample sample)
{
    /// <summary>Tonnes as printed in grams.</summary>
    public static ulong Grams(string tonnes) => AmountText.TryParse(tonnes, Registry.Codes.Kind.Carbon, out var grams)
        ? grams
        : throw new CommandException(Exit.Failed, $"{tonnes} is no amount of tonnes.");

    /// <summary>What the application says; `parcel` tells applications of one play apart.</summary>
    public ApplicationContent Content(Holder holder, string parcel)
    {
        var content = new ApplicationContent
        {
            Division = sample.Division,
            Kind = Kind.Carbon,
            Route = Api.V1.ApplicationRoute.Ordinary,
            PeriodStart = sample.PeriodStart,
            PeriodEnd = sample.PeriodEnd,
            ClaimedAmount = Grams(sample.Ticket),
            AreaMuThousandths = AmountText.TryParse(sample.AreaMu, Registry.Codes.Kind.CollectiveStand, out var area)
                ? area
                : throw new CommandException(Exit.Failed, $"{sample.AreaMu} is no area in mu."),
            Place = sample.Place,
            Method = sample.Method,
        };
        content.Applicants.Add(new Api.V1.Share { Person = holder.Person, Parts = 1 });
        content.Parcels.Add(stage.PaperText(parcel));
        content.Declarations.AddRange(System.Enum.GetValues<Api.V1.Declaration>().Skip(1));
        content.Papers.AddRange(
            Enumerable.Range(1, sample.Papers).Select(paper => stage.PaperText($"paper {paper} for {parcel}")));
        return content;
    }

    public async Task<string> SubmitAsync(ApplicationContent content)
    {
        var request = new SubmitApplicationRequest
        {
            RequestId = Stage.RequestId(),
            Content = content,
            DocumentHash = stage.PaperText("application form"),
        };
        var operation = await stage.DoAsync(
            stage.Forestry,
            new("SubmitApplication", $"受委托申请制发，申报 {sample.Ticket} 吨", $"applies on the mandate for {sample.Ticket} t"),
            options => stage.Forestry.Applications.SubmitApplicationAsync(request, options));
        return Stage.Made(operation, "applications");
    }

    /// <summary>Approves in every office that the policy asks for, in its order.</summary>
    public async Task ReviewAsync(string application)
    {
        while (true)
        {
            var seen = await ReadAsync(stage.Forestry, application);
            if (seen.Status != Api.V1.ApplicationStatus.UnderReview)
                return;
            var office = (Registry.Codes.Office)seen.NextOffice;
            var (zh, en) = (Words.Of(office, Language.Chinese), Words.Of(office, Language.English));
            await stage.DoAsync(
                stage.Forestry,
                new("ApproveApplication", $"{zh}通过", $"{en}: approves what it saw"),
                options => stage.Forestry.Applications.ApproveApplicationAsync(
                    Approval(seen, seen.ContentHash), options));
        }
    }

    public ApproveApplicationRequest Approval(Application seen, string contentHash) => new()
    {
        RequestId = Stage.RequestId(),
        Application = seen.Name,
        Office = seen.NextOffice,
        ContentHash = contentHash,
        DocumentHash = stage.PaperText($"opinion of {seen.NextOffice}"),
    };

    public async Task<Application> ReadAsync(MemberNode node, string application)
    {
        var answer = await node.Applications.GetApplicationAsync(
            new() { Name = application, MinHeight = stage.Height }, stage.Options);
        return answer.Application;
    }

    public FileReductionRequest Filing(string application, ApplicationContent content, string certificate) => new()
    {
        RequestId = Stage.RequestId(),
        Application = application,
        Content = content,
        CertificateHash = certificate,
        CertifiedAmount = Grams(sample.Ticket),
    };

    public async Task FileAsync(string application, ApplicationContent content)
    {
        var request = Filing(application, content, stage.PaperText("reduction certificate"));
        await stage.DoAsync(
            stage.Ecology,
            new("FileReduction", $"生态环境部门备案减排量 {sample.Ticket} 吨", $"ecology files a reduction of {sample.Ticket} t"),
            options => stage.Ecology.Applications.FileReductionAsync(request, options));
    }

    public IssueTicketRequest Issue(string application, ulong amount) => new()
    {
        RequestId = Stage.RequestId(),
        Application = application,
        Ordinal = 1,
        Amount = amount,
        DocumentHash = stage.PaperText("printed ticket"),
    };

    public async Task<string> IssueAsync(string application)
    {
        var operation = await stage.DoAsync(
            stage.Forestry,
            new("IssueTicket", $"制发碳票 {sample.Ticket} 吨", $"issues the ticket of {sample.Ticket} t"),
            options => stage.Forestry.Tickets.IssueTicketAsync(Issue(application, Grams(sample.Ticket)), options));
        return Stage.Made(operation, "tickets");
    }
}
