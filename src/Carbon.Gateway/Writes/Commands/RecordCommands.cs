using Carbon.Registry.Commands;

namespace Carbon.Gateway.Writes.Commands;

/// <summary>Quotas, complaints and dividends: records of what goes on outside.</summary>
internal static class RecordCommands
{
    public static void Bind(CommandBindings to)
    {
        to.Add((RequestFields f, Wire.SetQuotaRequest r) => new SetQuota(
            f.Content(r.Content), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.MeetOtherwiseRequest r) => new MeetOtherwise(
            f.Id("quotas/", r.Quota), f.Amount(r.Amount), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.FileComplaintRequest r) => new FileComplaint(
            f.Division(r.Division), f.SubjectOrNone(r.Subject), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.AnswerComplaintRequest r) => new AnswerComplaint(
            f.Id("complaints/", r.Complaint), f.Code(r.Status), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.DeclareDividendRequest r) => new DeclareDividend(
            f.Ticket(r.Ticket), f.Value(r.IncomeFen), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.PayDividendRequest r) => new PayDividend(
            f.Id("dividends/", r.Dividend), f.Person(r.Person), f.Hash(r.DocumentHash)));
    }
}
