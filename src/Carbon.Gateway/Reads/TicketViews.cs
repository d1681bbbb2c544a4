using Carbon.Index.Queries;
using Carbon.Index.Rows;
using Carbon.Registry.Policies;

namespace Carbon.Gateway.Reads;

/// <summary>A ticket's face, standing and history as the wire has them.</summary>
internal sealed class TicketViews(PolicyBook policies)
{
    /// <summary>A ticket, or null where none bears the number.</summary>
    public Wire.Ticket? Ticket(IndexSnapshot snapshot, RegisterNumber number, Audience audience) =>
        snapshot.Ticket(number) is { } row ? Ticket(snapshot, row, audience) : null;

    /// <summary>A ticket of a row; for a public reader with its owners' parts, but without the owners.</summary>
    public Wire.Ticket Ticket(IndexSnapshot snapshot, TicketRow row, Audience audience)
    {
        var standing = row.Standing;
        var disclaimed = snapshot.Policy(row.Policy)?.Terms.Disclaimer == true;
        var ticket = new Wire.Ticket
        {
            Name = $"tickets/{row.Number}",
            Number = row.Number.ToString(),
            Kind = (Wire.Kind)row.Kind,
            State = (Wire.TicketState)standing.State,
            StateTextZh = standing.Say(row.Kind, Language.Chinese),
            StateTextEn = standing.Say(row.Kind, Language.English),
            Unit = row.Kind == Kind.Carbon ? "t" : "mu",
            Division = row.Number.Division,
            DivisionName = policies.NameOf(row.Number.Division, Language.Chinese) ?? "",
            PrintVersion = row.PrintVersion,
            Issuer = RegisterViews.Member(snapshot, row.Issuer),
            IssuedTime = Times.At(row.IssuedAtSeconds),
            Ownership = (Wire.Ownership)row.Ownership,
            RootFrozen = row.RootFrozen,
            OwnerFrozen = row.OwnerFrozen,
            LossCause = (Wire.LossCause)(row.Loss?.Cause ?? LossCause.None),
            ReissueTime = Times.AtOrNone(row.Loss?.UntilSeconds),
            Policy = row.Policy.Value,
            DisclaimerZh = disclaimed ? DisclaimerOf(row.Number.Division, Language.Chinese) : "",
            DisclaimerEn = disclaimed ? DisclaimerOf(row.Number.Division, Language.English) : "",
        };
        Amounts(ticket, row, standing);
        Lot(ticket, row.Lot, row.Kind);
        Lineage(snapshot, ticket, row);
        ticket.OwnerParts.AddRange(row.Owners.Select(owner => owner.Parts));
        if (audience == Audience.Member)
            ticket.Owners.AddRange(RegisterViews.Shares(row.Owners));
        ticket.Liens.AddRange(LiensOf(snapshot, row).Select(lien => RegisterViews.Lien(snapshot, lien)));
        ticket.Vouchers.AddRange(
            snapshot.Vouchers(row.Number).Select(voucher => RegisterViews.Voucher(snapshot, voucher, audience)));
        return ticket;
    }

    /// <summary>One entry of a ticket's history.</summary>
    public Wire.TicketEvent Event(IndexSnapshot snapshot, HistoryRow row, Kind kind)
    {
        var names = new RegisterNames(member => snapshot.Member(member)?.Name, policies.NameOf);
        var fact = EventReading.Read(row.Event, row.FieldsJson);
        var entry = new Wire.TicketEvent
        {
            Event = row.Event,
            TextZh = EventTexts.Say(fact, Language.Chinese, names),
            TextEn = EventTexts.Say(fact, Language.English, names),
            Height = row.Height,
            Time = Times.At(row.TimeSeconds),
            TransactionHash = row.TransactionHash.ToString(),
            DocumentHash = row.DocumentHash.IsZero ? "" : row.DocumentHash.ToString(),
        };
        if (row.Member.Value > 0)
            entry.Member = RegisterViews.Member(snapshot, row.Member);
        if (row.Amount is { } amount)
            (entry.Amount, entry.AmountText) = (amount, AmountText.Plain(amount, kind));
        return entry;
    }

    // The wording is the division's own; a node without its policy file still says what the chain asks for.
    private string DisclaimerOf(uint division, Language language) =>
        policies.Find(division)?.Disclaimer?.In(language)
        ?? (language == Language.Chinese ? Disclaimer.Chinese : Disclaimer.English);

    private static void Amounts(Wire.Ticket ticket, TicketRow row, TicketStanding standing)
    {
        string Text(ulong amount) => AmountText.Plain(amount, row.Kind);
        (ticket.IssuedAmount, ticket.IssuedText) = (row.IssuedAmount, Text(row.IssuedAmount));
        (ticket.Amount, ticket.AmountText) = (row.Amount, Text(row.Amount));
        (ticket.FreeAmount, ticket.FreeText) = (standing.FreeAmount, Text(standing.FreeAmount));
        (ticket.PledgedAmount, ticket.PledgedText) = (standing.PledgedAmount, Text(standing.PledgedAmount));
        (ticket.FrozenAmount, ticket.FrozenText) = (standing.FrozenAmount, Text(standing.FrozenAmount));
        (ticket.WaitingAmount, ticket.WaitingText) = (standing.WaitingAmount, Text(standing.WaitingAmount));
        (ticket.OffsetAmount, ticket.OffsetText) = (row.OffsetAmount, Text(row.OffsetAmount));
        (ticket.AnnulledAmount, ticket.AnnulledText) = (row.AnnulledAmount, Text(row.AnnulledAmount));
    }

    private static void Lineage(IndexSnapshot snapshot, Wire.Ticket ticket, TicketRow row)
    {
        ticket.Root = $"tickets/{row.Root}";
        ticket.Parent = row.Parent is { } parent ? $"tickets/{parent}" : "";
        ticket.Children.AddRange(
            snapshot.Children(row.Number, default, IndexSnapshot.TakeMax).Select(child => $"tickets/{child}"));
        ticket.MergedInto = row.MergedInto is { } merged ? $"tickets/{merged}" : "";
        ticket.MergedFrom.AddRange(snapshot.MergedFrom(row.Number).Select(from => $"tickets/{from}"));
    }

    private static void Lot(Wire.Ticket ticket, LotFace lot, Kind kind)
    {
        ticket.Lot = $"applications/{lot.Number}";
        ticket.Place = lot.Place;
        ticket.Bounds = lot.Bounds;
        ticket.Species = lot.Species;
        ticket.LotDeficitAmount = lot.DeficitAmount;
        ticket.LotDeficitText = AmountText.Plain(lot.DeficitAmount, kind);
        ticket.AreaMuThousandths = lot.AreaMuThousandths;
        ticket.PeriodStart = RegisterViews.Day(lot.PeriodStartDay);
        ticket.PeriodEnd = RegisterViews.Day(lot.PeriodEndDay);
        ticket.Method = lot.Method;
        ticket.CertificateHash = lot.CertificateHash.ToString();
    }

    // A freeze of a root lies on the root's number and holds every ticket that descends from it.
    private static IEnumerable<LienRow> LiensOf(IndexSnapshot snapshot, TicketRow row)
    {
        var own = snapshot.Liens(row.Number);
        return row.RootFrozen
            ? own.Concat(snapshot.LiensOver(row.Number).Where(lien => lien.Ticket != row.Number))
            : own;
    }
}
