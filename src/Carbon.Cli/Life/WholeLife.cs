using Carbon.Api.V1;

namespace Carbon.Cli.Life;

/// <summary>A shorter life where an offset takes the whole ticket or nothing, so that it is split first.</summary>
internal sealed class WholeLife(Stage stage, WholeSample sample)
{
    private readonly Forest _forest = new(stage, sample);

    /// <summary>Plays it; the certificate was used by another lot before, and is refused here.</summary>
    public async Task<LifeResult> PlayAsync(string usedCertificate)
    {
        stage.Life = sample.Name;
        var holder = await Holder.EnterAsync(stage, sample.Division);
        var content = _forest.Content(holder, "parcel 1");
        var application = await _forest.SubmitAsync(content);
        await _forest.ReviewAsync(application);
        await stage.RefusedAsync(
            stage.Ecology,
            new("FileReduction", "减排量证书已用于另一批次", "the certificate made another lot"),
            RefusalCode.CertificateUsed,
            options => stage.Ecology.Applications.FileReductionAsync(
                _forest.Filing(application, content, usedCertificate), options).ResponseAsync);
        await _forest.FileAsync(application, content);
        var ticket = await _forest.IssueAsync(application);

        var ending = new Ending(stage, sample, ticket, holder);
        await stage.RefusedAsync(
            stage.Forestry,
            new("RequestOffset", $"只抵消其中 {sample.Part} 吨", $"asks to offset only {sample.Part} t of it"),
            RefusalCode.WholeTicketOnly,
            options => stage.Forestry.Offsets.RequestOffsetAsync(
                ending.Asking(sample.Part, "offset form part"), options).ResponseAsync);
        var part = await SplitAsync(ticket);
        ending = new Ending(stage, sample, part, holder);
        var asked = await ending.AskAsync(sample.Part, "offset form 1");
        var voucher = await ending.GrantAsync(asked, sample.Part);
        var end = await ending.CancelAsync();
        return new(sample.Name, part, voucher, stage.PaperText("reduction certificate"), end.Height);
    }

    // The first of the two new numbers bears the part.
    private async Task<string> SplitAsync(string ticket)
    {
        var (whole, part) = (Forest.Grams(sample.Ticket), Forest.Grams(sample.Part));
        var request = new SplitTicketRequest
        {
            RequestId = Stage.RequestId(),
            Ticket = ticket,
            Amounts = { part, whole - part },
            DocumentHash = stage.PaperText("form of the split"),
        };
        var split = await stage.DoAsync(
            stage.Forestry,
            new("SplitTicket", $"先拆分出 {sample.Part} 吨，原编号终止", $"splits {sample.Part} t off; the old number ends"),
            options => stage.Forestry.Tickets.SplitTicketAsync(request, options));
        return split.Resources.First(name => name.StartsWith("tickets/", StringComparison.Ordinal));
    }
}
