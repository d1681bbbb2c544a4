using Carbon.Api.V1;
using Carbon.Cli.CommandLine;

namespace Carbon.Cli.Life;

/// <summary>Offsets and the end of a ticket, the same for every division.</summary>
internal sealed class Ending(Stage stage, ForestSample sample, string ticket, Holder holder)
{
    public RequestOffsetRequest Asking(string tonnes, string form) => new()
    {
        RequestId = Stage.RequestId(),
        Content = new()
        {
            Items = { new Api.V1.Portion { Ticket = ticket, Amount = Forest.Grams(tonnes) } },
            Purpose = System.Enum.TryParse<Api.V1.Purpose>(sample.Purpose, out var purpose)
                ? purpose
                : throw new CommandException(Exit.Failed, $"{sample.Purpose} is no purpose."),
            Beneficiary = holder.Person,
            Year = sample.Year,
            UseDivision = sample.Division,
        },
        DocumentHash = stage.PaperText(form),
    };

    /// <summary>Asks for an offset; gives the request as ecology sees it.</summary>
    public async Task<OffsetRequest> AskAsync(string tonnes, string form)
    {
        var operation = await stage.DoAsync(
            stage.Forestry,
            new("RequestOffset", $"受委托申请抵消 {tonnes} 吨", $"asks on the mandate to offset {tonnes} t"),
            options => stage.Forestry.Offsets.RequestOffsetAsync(Asking(tonnes, form), options));
        var answer = await stage.Ecology.Offsets.GetOffsetRequestAsync(
            new() { Name = Stage.Made(operation, "offsetRequests"), MinHeight = stage.Height }, stage.Options);
        return answer.OffsetRequest;
    }

    public GrantOffsetRequest Granting(OffsetRequest asked) => new()
    {
        RequestId = Stage.RequestId(),
        OffsetRequest = asked.Name,
        Content = asked.Content,
        DocumentHash = stage.PaperText($"voucher for {asked.Name}"),
    };

    /// <summary>Grants an offset; gives the voucher's name.</summary>
    public async Task<string> GrantAsync(OffsetRequest asked, string tonnes)
    {
        var operation = await stage.DoAsync(
            stage.Ecology,
            new("GrantOffset", $"抵消 {tonnes} 吨并开具抵消凭证", $"offsets {tonnes} t and gives the voucher"),
            options => stage.Ecology.Offsets.GrantOffsetAsync(Granting(asked), options));
        return Stage.Made(operation, "vouchers");
    }

    public CancelTicketRequest Cancelling() => new()
    {
        RequestId = Stage.RequestId(),
        Ticket = ticket,
        DocumentHash = stage.PaperText("cancellation"),
    };

    public Task<Operation> CancelAsync() => stage.DoAsync(
        stage.Forestry,
        new("CancelTicket", "碳票用完，林业部门注销", "forestry cancels the used-up ticket"),
        options => stage.Forestry.Tickets.CancelTicketAsync(Cancelling(), options));
}
