using Carbon.Api.V1;
using Google.Protobuf.WellKnownTypes;
using LienKind = Carbon.Api.V1.LienKind;
using TransferCause = Carbon.Api.V1.TransferCause;

namespace Carbon.Cli.Life;

/// <summary>A ticket's life where an offset may take a part: pledge, part sale, offset, freeze, end.</summary>
internal sealed class PartialLife(Stage stage, PartialSample sample)
{
    private const ulong PledgeSeconds = 365UL * 24 * 3600;
    private const ulong FreezeSeconds = 180UL * 24 * 3600;

    private readonly Forest _forest = new(stage, sample);
    private Holder _holder = new(0);
    private string _ticket = "";

    /// <summary>Plays it; gives the ticket, its first voucher, and the certificate that is used from now on.</summary>
    public async Task<LifeResult> PlayAsync()
    {
        stage.Life = sample.Name;
        _holder = await Holder.EnterAsync(stage, sample.Division);
        await IssueAsync();
        await PledgeAsync();
        var ending = new Ending(stage, sample, _ticket, _holder);
        var asked = await ending.AskAsync(sample.Offset, "offset form 1");
        var voucher = await ending.GrantAsync(asked, sample.Offset);
        await FreezeAsync(ending);
        var end = await ending.CancelAsync();
        await RefuseReadsAsync();
        return new(sample.Name, _ticket, voucher, stage.PaperText("reduction certificate"), end.Height);
    }

    private async Task IssueAsync()
    {
        var content = _forest.Content(_holder, "parcel 1");
        var application = await _forest.SubmitAsync(content);
        var seen = await _forest.ReadAsync(stage.Bank, application);
        await stage.RefusedAsync(
            stage.Bank,
            new("ApproveApplication", "银行无审核职权", "a bank holds no reviewing office"),
            RefusalCode.OfficeMissing,
            options => stage.Bank.Applications.ApproveApplicationAsync(
                _forest.Approval(seen, seen.ContentHash), options).ResponseAsync);
        await stage.RefusedAsync(
            stage.Forestry,
            new("ApproveApplication", "审核所见内容已不是现内容", "approves another content than it has now"),
            RefusalCode.ContentStale,
            options => stage.Forestry.Applications.ApproveApplicationAsync(
                _forest.Approval(seen, stage.PaperText("another content")), options).ResponseAsync);
        await _forest.ReviewAsync(application);
        await _forest.FileAsync(application, content);
        await RefuseSecondUseAsync(application);
        _ticket = await _forest.IssueAsync(application);
    }

    private async Task RefuseSecondUseAsync(string application)
    {
        var again = new SubmitApplicationRequest
        {
            RequestId = Stage.RequestId(),
            Content = _forest.Content(_holder, "parcel 1"),
            DocumentHash = stage.PaperText("second application form"),
        };
        await stage.RefusedAsync(
            stage.Forestry,
            new("SubmitApplication", "同一地块同一监测期再次申报", "claims the same parcel and period again"),
            RefusalCode.ParcelPeriodOverlap,
            options => stage.Forestry.Applications.SubmitApplicationAsync(again, options).ResponseAsync);
        await stage.RefusedAsync(
            stage.Forestry,
            new("IssueTicket", "制发数量超过备案减排量", "issues more than the lot holds"),
            RefusalCode.AmountOverLot,
            options => stage.Forestry.Tickets.IssueTicketAsync(
                _forest.Issue(application, Forest.Grams(sample.Ticket) + 1), options).ResponseAsync);
        await stage.RefusedAsync(
            stage.Forestry,
            new("IssueTicket", "制发数量为零", "issues an amount of zero"),
            RefusalCode.FieldInvalid,
            options => stage.Forestry.Tickets.IssueTicketAsync(_forest.Issue(application, 0), options).ResponseAsync);
    }

    private async Task PledgeAsync()
    {
        var buyer = await Holder.RegisterBuyerAsync(stage, sample.Division);
        var lien = await ProposeAsync();
        await stage.RefusedAsync(
            stage.Forestry,
            new("TransferPart", $"质押期间转让 {sample.Offset} 吨", $"transfers {sample.Offset} t while pledged"),
            RefusalCode.AmountOverFree,
            options => stage.Forestry.Tickets.TransferPartAsync(Sale(buyer, sample.Offset), options).ResponseAsync);
        await stage.RefusedAsync(
            stage.Forestry,
            new("ReleaseLiens", "非质权银行解除质押", "another member than the lender releases"),
            RefusalCode.LienNotOwned,
            options => stage.Forestry.Tickets.ReleaseLiensAsync(Release(lien, "repayment"), options).ResponseAsync);
        await stage.DoAsync(
            stage.Bank,
            new("ReleaseLiens", "贷款清偿，银行解除质押", "the loan is repaid, the bank releases"),
            options => stage.Bank.Tickets.ReleaseLiensAsync(Release(lien, "repayment"), options));
        await stage.DoAsync(
            stage.Forestry,
            new("TransferPart", $"转让 {sample.Sale} 吨，另出新票", $"transfers {sample.Sale} t to a new number"),
            options => stage.Forestry.Tickets.TransferPartAsync(Sale(buyer, sample.Sale), options));
    }

    private async Task<string> ProposeAsync()
    {
        var until = new Timestamp { Seconds = (long)await InAsync(PledgeSeconds) };
        var propose = new ProposePledgeRequest
        {
            RequestId = Stage.RequestId(),
            Content = new()
            {
                Kind = LienKind.Pledge,
                Lender = stage.Bank.State.Member,
                Items = { new Api.V1.Portion { Ticket = _ticket, Amount = Forest.Grams(sample.Pledge) } },
                UntilTime = until,
                DocumentHash = stage.PaperText("loan contract"),
            },
        };
        await stage.DoAsync(
            stage.Forestry,
            new("ProposePledge", $"受委托提出质押 {sample.Pledge} 吨", $"proposes on the mandate to pledge {sample.Pledge} t"),
            options => stage.Forestry.Pledges.ProposePledgeAsync(propose, options));
        var accept = new AcceptPledgeRequest { RequestId = Stage.RequestId(), Content = propose.Content };
        var accepted = await stage.DoAsync(
            stage.Bank,
            new("AcceptPledge", "银行按所见条件接受质押", "the bank accepts the terms it saw"),
            options => stage.Bank.Pledges.AcceptPledgeAsync(accept, options));
        return Stage.Made(accepted, "liens");
    }

    private async Task FreezeAsync(Ending ending)
    {
        await stage.RefusedAsync(
            stage.Forestry,
            new("RequestOffset", $"申请抵消 {sample.Offset} 吨，超过可用数量", $"asks for {sample.Offset} t, more than is free"),
            RefusalCode.AmountOverFree,
            options => stage.Forestry.Offsets.RequestOffsetAsync(
                ending.Asking(sample.Offset, "offset form over"), options).ResponseAsync);
        var asked = await ending.AskAsync(sample.Rest, "offset form 2");
        var freeze = new FreezeTicketRequest
        {
            RequestId = Stage.RequestId(),
            Ticket = _ticket,
            Amount = Forest.Grams(sample.Rest),
            UntilTime = new Timestamp { Seconds = (long)await InAsync(FreezeSeconds) },
            DocumentHash = stage.PaperText("freezing order"),
        };
        var frozen = await stage.DoAsync(
            stage.Court,
            new("FreezeTicket", $"法院冻结 {sample.Rest} 吨", $"the court freezes {sample.Rest} t"),
            options => stage.Court.Rulings.FreezeTicketAsync(freeze, options));
        await stage.RefusedAsync(
            stage.Ecology,
            new("GrantOffset", "冻结期间抵消", "offsets while frozen"),
            RefusalCode.AmountOverFree,
            options => stage.Ecology.Offsets.GrantOffsetAsync(ending.Granting(asked), options).ResponseAsync);
        await stage.RefusedAsync(
            stage.Forestry,
            new("CancelTicket", "尚有余量即注销", "cancels while an amount is left"),
            RefusalCode.TicketNotUsedUp,
            options => stage.Forestry.Tickets.CancelTicketAsync(ending.Cancelling(), options).ResponseAsync);
        var release = Release(Stage.Made(frozen, "liens"), "releasing order");
        await stage.DoAsync(
            stage.Court,
            new("ReleaseLiens", "法院解除冻结", "the court releases the freeze"),
            options => stage.Court.Tickets.ReleaseLiensAsync(release, options));
        await ending.GrantAsync(asked, sample.Rest);
    }

    private async Task RefuseReadsAsync()
    {
        var number = RegisterNumber.Parse(Stage.IdOf(_ticket)).Value;
        var text = number.ToString();
        var wrong = text[..^1] + (text[^1] == '0' ? '1' : '0');
        var unknown = RegisterNumber.From(number.Division, number.Series, number.Year, RegisterNumber.SequenceMax);
        await stage.RefusedAsync(
            stage.Forestry,
            new("GetTicket", "校验字符错误的票号", "a number with a wrong check character"),
            RefusalCode.CheckCharacterWrong,
            options => stage.Forestry.Queries.GetTicketAsync(new() { Name = wrong }, options).ResponseAsync);
        await stage.RefusedAsync(
            stage.Forestry,
            new("GetTicket", "不存在的票号", "a number that no ticket bears"),
            RefusalCode.TicketUnknown,
            options => stage.Forestry.Queries.GetTicketAsync(
                new() { Name = unknown.ToString() }, options).ResponseAsync);
    }

    private TransferPartRequest Sale(ulong buyer, string tonnes) => new()
    {
        RequestId = Stage.RequestId(),
        Ticket = _ticket,
        ToPerson = buyer,
        Amount = Forest.Grams(tonnes),
        Cause = TransferCause.Sale,
        DocumentHash = stage.PaperText($"sale contract over {tonnes} t"),
    };

    private ReleaseLiensRequest Release(string lien, string paper) => new()
    {
        RequestId = Stage.RequestId(),
        Liens = { lien },
        DocumentHash = stage.PaperText(paper),
    };

    // Ends are counted from the chain's clock: it is the one that the contracts read.
    private async Task<ulong> InAsync(ulong seconds)
    {
        var status = await stage.Forestry.Status.GetNodeStatusAsync(new(), stage.Options);
        return (ulong)status.AsOf.BlockTime.Seconds + seconds;
    }
}
