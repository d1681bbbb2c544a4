namespace Carbon.Cli.Life;

/// <summary>A shorter life where an offset takes the whole ticket or nothing.</summary>
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
        var asked = await ending.AskAsync(sample.Ticket, "offset form 1");
        var voucher = await ending.GrantAsync(asked, sample.Ticket);
        var end = await ending.CancelAsync();
        return new(sample.Name, ticket, voucher, stage.PaperText("reduction certificate"), end.Height);
    }
}
