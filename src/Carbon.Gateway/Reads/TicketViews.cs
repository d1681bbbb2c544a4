using Carbon.Index.Queries;
using Carbon.Index.Rows;
using Carbon.Registry.Policies;

namespace Carbon.Gateway.Reads;

/// <summary>A ticket's face, standing and history as the wire has them.</summary>
internal sealed class TicketViews(PolicyBook policies)
{
    /// <summary>A ticket, or null where none bears the number.</summary>
    public Wire.Ticket? Ticket(IndexSnapshot snapshot, RegisterNumber number) =>
        snapshot.Ticket(number) is { } row ? Ticket(snapshot, row) : null;

    /// <summary>A ticket of a row.</summary>
    public Wire.Ticket Ticket(IndexSnapshot snapshot, TicketRow row)
    {
        var standing = TicketStanding.Of(row.Status, row.Amount, row.PledgedAmount, row.FrozenAmount, row.RootFrozen);
        var disclaimed = snapshot.Policy(row.Policy)?.Terms.Disclaimer == true;
        var ticket = new Wire.Ticket
        {
            Name = $"tickets/{row.Number}",
            Number = row.Number.ToString(),
            Kind = (Wire.Kind)row.Kind,
            State = StateOf(standing.State),
            StateTextZh = standing.Say(row.Kind, Language.Chinese),
            StateTextEn = standing.Say(row.Kind, Language.English),
            Unit = row.Kind == Kind.Carbon ? "t" : "mu",
            Division = row.Number.Division,
            DivisionName = policies.NameOf(row.Number.Division, Language.Chinese) ?? "",
            Parent = row.Parent is { } parent ? $"tickets/{parent}" : "",
            Root = $"tickets/{row.Root}",
            PrintVersion = row.PrintVersion,
            Issuer = RegisterViews.Member(snapshot, row.Issuer),
            IssuedTime = Times.At(row.IssuedAtSeconds),
            Ownership = row.Ownership.ToString(),
            Policy = row.Policy.Value,
            DisclaimerZh = disclaimed ? DisclaimerOf(row.Number.Division, Language.Chinese) : "",
            DisclaimerEn = disclaimed ? DisclaimerOf(row.Number.Division, Language.English) : "",
        };
        Amounts(ticket, row, standing);
        Lot(ticket, row.Lot);
        ticket.Owners.AddRange(RegisterViews.Shares(row.Owners));
        ticket.Children.AddRange(
            snapshot.Children(row.Number, default, IndexSnapshot.TakeMax).Select(child => $"tickets/{child}"));
        ticket.Liens.AddRange(LiensOf(snapshot, row).Select(lien => RegisterViews.Lien(snapshot, lien)));
        ticket.Vouchers.AddRange(
            snapshot.Vouchers(row.Number).Select(voucher => RegisterViews.Voucher(snapshot, voucher)));
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
        (ticket.OffsetAmount, ticket.OffsetText) = (row.OffsetAmount, Text(row.OffsetAmount));
    }

    private static void Lot(Wire.Ticket ticket, LotFace lot)
    {
        ticket.Lot = $"applications/{lot.Number}";
        ticket.Place = lot.Place;
        ticket.AreaMuThousandths = lot.AreaMuThousandths;
        ticket.PeriodStart = RegisterViews.Day(lot.PeriodStartDay);
        ticket.PeriodEnd = RegisterViews.Day(lot.PeriodEndDay);
        ticket.Method = lot.Method;
        ticket.CertificateHash = lot.CertificateHash.ToString();
    }

    // A freeze of the root lies on the root's number and holds every ticket split from it.
    private static IEnumerable<LienRow> LiensOf(IndexSnapshot snapshot, TicketRow row)
    {
        var own = snapshot.Liens(row.Number);
        return row.RootFrozen && row.Root != row.Number
            ? own.Concat(snapshot.Liens(row.Root)
                .Where(lien => lien is { Kind: LienKind.RootFreeze, Status: LienStatus.InForce }))
            : own;
    }

    private static Wire.TicketState StateOf(TicketState state) => state switch
    {
        TicketState.Live => Wire.TicketState.Live,
        TicketState.PartlyPledged or TicketState.Pledged or TicketState.PartlyFrozen or
            TicketState.Frozen => Wire.TicketState.Encumbered,
        TicketState.UsedUp => Wire.TicketState.UsedUp,
        TicketState.Cancelled => Wire.TicketState.Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
