using Carbon.Registry.Commands;

namespace Carbon.Gateway.Writes.Commands;

/// <summary>Damage cases.</summary>
internal static class CaseCommands
{
    private const string Collection = "cases/";

    public static void Bind(CommandBindings to)
    {
        to.Add((RequestFields f, Wire.OpenCaseRequest r) => new OpenCase(
            f.Content(r.Content), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.AssessCaseRequest r) => new AssessCase(
            f.Id(Collection, r.Case), new(r.LiablePerson), f.ValueOrNone(r.AssessedValueFen),
            f.AmountOrNone(r.AssessedAmount), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.SubscribeCaseRequest r) => new SubscribeCase(
            f.Id(Collection, r.Case), f.Person(r.Buyer), f.ValueOrNone(r.ValueFen), f.AmountOrNone(r.Amount),
            f.SecondsOrNone(r.DueTime), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.RecordLeniencyRequest r) => new RecordLeniency(
            f.Id(Collection, r.Case), f.Ordinal(r.Ordinal), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.PublishCaseRequest r) => new PublishCase(
            f.Id(Collection, r.Case), r.Published, f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.CloseCaseRequest r) => new CloseCase(
            f.Id(Collection, r.Case), f.Code(r.Outcome), f.Hash(r.DocumentHash)));
    }
}
