using Carbon.Index.Queries;
using Carbon.Index.Rows;

namespace Carbon.Model.Tests;

/// <summary>What the register holds, as lines that can be compared: of the model and of the index.</summary>
internal static class Sketch
{
    private static readonly int Pages = IndexSnapshot.TakeMax;

    public static SortedDictionary<string, string> Of(RegisterModel model)
    {
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (number, one) in model.Tickets)
            lines.Add($"ticket {number}", Line(
                one.Status, one.Amount, model.PledgedOf(number), model.FrozenOf(number), one.Offset, one.Ownership,
                Said.Of(one.Owners), one.Root, one.Parent, one.Policy, one.LossUntilSeconds, one.PrintVersion,
                model.LiensOn(number).Count(), model.IsRootFrozen(number)));
        foreach (var (id, one) in model.Liens)
            lines.Add($"lien {id}", Line(
                one.Ticket, one.Kind, one.Owner, one.Amount, one.Rank, one.UntilSeconds, one.Status));
        foreach (var (id, one) in model.Persons)
            lines.Add($"person {id}", Line(one.Division, one.Kind, one.Standing, one.Key,
                model.PersonFreezes.Values.Count(f => f.Person == id && f.Status == FreezeStatus.InForce)));
        foreach (var (id, one) in model.PersonFreezes)
            lines.Add($"person freeze {id}", Line(one.Person, one.Court, one.UntilSeconds, one.Status));
        foreach (var (number, one) in model.Applications)
            lines.Add($"application {number}", Line(
                one.Status, one.Policy, Said.Of(one.Content), one.ContentHash, one.Certified, one.Issued,
                one.Deficit, one.Tickets, one.Pool));
        foreach (var (id, one) in model.Plantings)
            lines.Add($"planting {id}", Line(one.Division, one.Planter, one.Area, one.Status));
        foreach (var (id, one) in model.Annulments)
            lines.Add($"annulment {id}", Line(one.Ticket, one.Cause, one.Status));
        foreach (var (id, one) in model.Pledges)
            lines.Add($"pledge {id}", Line(one.Content.Kind, one.Content.Lender, one.Proposer,
                Said.Of(one.Content.Items), one.Status));
        foreach (var (id, one) in model.Requests)
            lines.Add($"request {id}", Line(Said.Of(one.Content), one.ContentHash, one.Member, one.Status));
        OfDesks(model, lines);
        return lines;
    }

    public static SortedDictionary<string, string> Of(IndexSnapshot index, RegisterModel model)
    {
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in All<TicketRow, RegisterNumber>(
            (after, take) => index.Tickets(after, take), row => row.Number))
            lines.Add($"ticket {one.Number}", Line(
                one.Status, one.Amount, one.PledgedAmount, one.FrozenAmount, one.OffsetAmount, one.Ownership,
                Said.Of(one.Owners), one.Root, one.Parent ?? default, one.Policy, one.Loss?.UntilSeconds,
                one.PrintVersion, one.LiensInForce, one.RootFrozen));
        foreach (var one in model.Liens.Keys.Select(index.Lien).OfType<LienRow>())
            lines.Add($"lien {one.Id}", Line(
                one.Ticket, one.Kind, one.Owner, one.Amount, one.Rank, one.UntilSeconds, one.Status));
        foreach (var one in All<PersonRow, PersonId>((after, take) => index.Persons(after, take), row => row.Id))
            lines.Add($"person {one.Id}", Line(one.Division, one.Kind, one.Standing, one.Key, one.Freezes));
        foreach (var one in model.PersonFreezes.Keys.Select(index.PersonFreeze).OfType<PersonFreezeRow>())
            lines.Add($"person freeze {one.Id}", Line(one.Person, one.Court, one.UntilSeconds, one.Status));
        foreach (var number in All<RegisterNumber, RegisterNumber>(
            (after, take) => index.Applications(after, take), number => number))
        {
            var one = index.Application(number)!;
            lines.Add($"application {number}", Line(
                one.Status, one.Policy, Said.Of(one.Content), one.ContentHash, one.CertifiedAmount, one.IssuedAmount,
                one.DeficitAmount, one.TicketsIssued, one.Pool));
        }

        foreach (var one in model.Plantings.Keys.Select(index.Planting).OfType<PlantingRow>())
            lines.Add($"planting {one.Id}", Line(one.Division, one.Planter, one.AreaMuThousandths, one.Status));
        foreach (var one in model.Annulments.Keys.Select(index.Annulment).OfType<AnnulmentRow>())
            lines.Add($"annulment {one.Id}", Line(one.Ticket, one.Cause, one.Status));
        foreach (var one in model.Pledges.Keys.Select(index.Pledge).OfType<PledgeRow>())
            lines.Add($"pledge {one.Id}", Line(one.Kind, one.Lender, one.Proposer,
                Said.Of(one.Items.Select(item => new Portion(item.Ticket, item.Amount))), one.Status));
        foreach (var one in model.Requests.Keys.Select(index.OffsetRequest).OfType<OffsetRequestRow>())
            lines.Add($"request {one.Id}", Line(Said.Of(one.Content), one.ContentHash, one.Member, one.Status));
        OfDesks(index, model, lines);
        return lines;
    }

    private static void OfDesks(RegisterModel model, SortedDictionary<string, string> lines)
    {
        foreach (var (id, one) in model.Cases)
        {
            lines.Add($"case {id}", Line(
                Said.Of(one.Content), one.Policy, one.Opener, one.Outcome, one.Published, one.Fulfilled));
            for (var i = 0; i < one.Subscriptions.Count; i++)
                lines.Add($"subscription {id} {i + 1:D4}", Line(
                    Said.Of(one.Subscriptions[i].Terms), one.Subscriptions[i].Document, one.Lenient.Contains(i + 1)));
        }

        foreach (var (id, one) in model.Quotas)
            lines.Add($"quota {id}", Line(Said.Of(one.Content), one.TicketsFirst, one.ByTickets, one.Otherwise));
        foreach (var (id, one) in model.Complaints)
            lines.Add($"complaint {id}", Line(one.Division, one.Status));
        foreach (var (id, one) in model.Dividends)
            lines.Add($"dividend {id}", Line(
                one.Ticket, string.Join(" ", one.Due.OrderBy(due => due.Key.Value).Select(due => due.ToString()))));
    }

    private static void OfDesks(IndexSnapshot index, RegisterModel model, SortedDictionary<string, string> lines)
    {
        foreach (var one in model.Cases.Keys.Select(index.Case).OfType<CaseRow>())
        {
            lines.Add($"case {one.Id}", Line(
                Said.Of(one.Content), one.Policy, one.Opener, one.Outcome, one.Published, one.FulfilledAmount));
            foreach (var row in index.Subscriptions(one.Id, 0, Pages))
                lines.Add($"subscription {one.Id} {row.Ordinal:D4}", Line(
                    Said.Of(row.Content), row.DocumentHash, !row.LeniencyDocumentHash.IsZero));
        }

        foreach (var one in model.Quotas.Keys.Select(index.Quota).OfType<QuotaRow>())
            lines.Add($"quota {one.Id}", Line(
                Said.Of(one.Content), one.TicketsFirst, one.TicketsGrams, one.OthersGrams));
        foreach (var one in model.Complaints.Keys.Select(index.Complaint).OfType<ComplaintRow>())
            lines.Add($"complaint {one.Id}", Line(one.Division, one.Status));
        foreach (var one in model.Dividends.Keys.Select(index.Dividend).OfType<DividendRow>())
            lines.Add($"dividend {one.Id}", Line(one.Ticket, string.Join(" ", one.Parts
                .Where(part => part.PaidAtSeconds is null && part.ValueFen != 0).OrderBy(part => part.Person.Value)
                .Select(part => KeyValuePair.Create(part.Person, part.ValueFen).ToString()))));
    }

    private static IEnumerable<TRow> All<TRow, TKey>(
        Func<TKey, int, IReadOnlyList<TRow>> page, Func<TRow, TKey> keyOf)
        where TKey : struct
    {
        var after = default(TKey);
        while (true)
        {
            var rows = page(after, Pages);
            foreach (var row in rows)
                yield return row;
            if (rows.Count < Pages)
                yield break;
            after = keyOf(rows[^1]);
        }
    }

    private static string Line(params IReadOnlyList<object?> facts) => string.Join(" | ", facts);
}
