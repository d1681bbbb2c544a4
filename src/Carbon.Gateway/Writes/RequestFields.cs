using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Carbon.Gateway.Writes;

/// <summary>
/// Turns the fields of one request into the register's words. The first field that does not fit is kept as the refusal;
/// what is read after it is a stand-in that nobody sees.
/// </summary>
internal sealed class RequestFields
{
    private const int SharesMax = 64;
    private const int ParcelsMax = 64;
    private const int TextBytesMax = 120;
    private const uint DivisionMin = 100_000;
    private const uint DivisionMax = 999_999;

    private static readonly DateOnly Epoch = new(1970, 1, 1);

    /// <summary>Why the request is refused, or null.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>A ticket by its resource name or number.</summary>
    public RegisterNumber Ticket(string field, string value) =>
        Number(field, value, "tickets/", series => KindNames.OfSeries(series) != Kind.None, "a ticket's number");

    /// <summary>An application by its resource name or number.</summary>
    public RegisterNumber Application(string field, string value) =>
        Number(field, value, "applications/", series => series == Series.A, "an application's number");

    /// <summary>A voucher by its resource name or number.</summary>
    public RegisterNumber Voucher(string field, string value) =>
        Number(field, value, "vouchers/", series => series == Series.V, "a voucher's number");

    /// <summary>A thing that bears a digest as its id, such as <c>pledges/0x…</c>.</summary>
    public Digest Id(string field, string value, string collection)
    {
        var plain = value.StartsWith(collection, StringComparison.Ordinal) ? value[collection.Length..] : value;
        return Digest.TryParse(plain, out var id)
            ? id
            : Wrong<Digest>(field, $"{collection}0x + 64 hexadecimal digits");
    }

    /// <summary>A hash.</summary>
    public Digest Hash(string field, string value) => Digest.TryParse(value, out var digest)
        ? digest
        : Wrong<Digest>(field, "0x + 64 hexadecimal digits");

    /// <summary>A hash that may be left out.</summary>
    public Digest HashOrNone(string field, string value) => value.Length == 0 ? Digest.Zero : Hash(field, value);

    /// <summary>A member.</summary>
    public MemberId Member(string field, uint value) =>
        value > 0 ? new MemberId(value) : Wrong<MemberId>(field, "1 … 4294967295");

    /// <summary>A person by number.</summary>
    public PersonId Person(string field, ulong value) =>
        value > 0 ? new PersonId(value) : Wrong<PersonId>(field, "1 … 18446744073709551615");

    /// <summary>A person by resource name, <c>persons/7</c>.</summary>
    public PersonId Person(string field, string value)
    {
        var plain = value.StartsWith("persons/", StringComparison.Ordinal) ? value["persons/".Length..] : value;
        return ulong.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
            ? new PersonId(id)
            : Wrong<PersonId>(field, "persons/{number}");
    }

    /// <summary>A division.</summary>
    public uint Division(string field, uint value) =>
        value is >= DivisionMin and <= DivisionMax ? value : Wrong<uint>(field, "100000 … 999999");

    /// <summary>A number that the register counts in sixteen bits.</summary>
    public ushort Small(string field, uint value, ushort min) =>
        value >= min && value <= ushort.MaxValue ? (ushort)value : Wrong<ushort>(field, $"{min} … {ushort.MaxValue}");

    /// <summary>An account, or none where it may be left out.</summary>
    public AccountAddress AccountOrNone(string field, string value)
    {
        if (value.Length == 0)
            return default;
        Span<byte> bytes = stackalloc byte[20];
        return value.Length == 42 && value.StartsWith("0x", StringComparison.Ordinal) &&
            Convert.FromHexString(value.AsSpan(2), bytes, out _, out _) == System.Buffers.OperationStatus.Done
            ? AccountAddress.From(bytes)
            : Wrong<AccountAddress>(field, "0x + 40 hexadecimal digits");
    }

    /// <summary>A signature of 65 bytes.</summary>
    public HexText Signature(string field, string value)
    {
        Span<byte> bytes = stackalloc byte[65];
        return value.Length == 132 && value.StartsWith("0x", StringComparison.Ordinal) &&
            Convert.FromHexString(value.AsSpan(2), bytes, out _, out _) == System.Buffers.OperationStatus.Done
            ? HexText.From(bytes)
            : Wrong<HexText>(field, "0x + 130 hexadecimal digits");
    }

    /// <summary>A time in whole seconds since 1970; 0 where it is left out.</summary>
    public ulong SecondsOrNone(string field, Timestamp? value)
    {
        if (value is null)
            return 0;
        return value is { Seconds: >= 0 and <= 253_402_300_799, Nanos: 0 }
            ? (ulong)value.Seconds
            : Wrong<ulong>(field, "whole seconds from 1970-01-01 to 9999-12-31");
    }

    /// <summary>A code that must be named: its number is the same over the wire and in the register.</summary>
    public TCode Code<TWire, TCode>(string field, TWire value)
        where TWire : struct, System.Enum
        where TCode : struct, System.Enum
    {
        var number = Convert.ToInt32(value, CultureInfo.InvariantCulture);
        return number != 0 && System.Enum.IsDefined(typeof(TCode), number)
            ? (TCode)System.Enum.ToObject(typeof(TCode), number)
            : Wrong<TCode>(field, string.Join(", ", System.Enum.GetNames<TCode>().Skip(1)));
    }

    /// <summary>A set of acts, bit by bit.</summary>
    public uint Acts(string field, IReadOnlyList<Wire.MandateAct> values)
    {
        var acts = 0u;
        if (values.Count > 32)
            return Wrong<uint>(field, "0 … 32");
        foreach (var act in values)
            acts |= 1u << (int)Code<Wire.MandateAct, MandateAct>(field, act);
        return acts;
    }

    /// <summary>What an application says.</summary>
    public ApplicationContent Content(string field, Wire.ApplicationContent? content)
    {
        if (content is null)
            return Content(field, Missing(field, new Wire.ApplicationContent()));
        var applicants = Listed($"{field}.applicants", content.Applicants, SharesMax)
            .Select(share => new Share(Person($"{field}.applicants.person", share.Person), share.Parts));
        var parcels = Listed($"{field}.parcels", content.Parcels, ParcelsMax)
            .Select(parcel => Hash($"{field}.parcels", parcel));
        return new ApplicationContent(
            Division($"{field}.division", content.Division),
            Code<Wire.Kind, Kind>($"{field}.kind", content.Kind),
            [.. applicants],
            content.Joint,
            [.. parcels],
            Day($"{field}.period_start", content.PeriodStart),
            Day($"{field}.period_end", content.PeriodEnd),
            content.ClaimedAmount,
            content.AreaMuThousandths,
            Text($"{field}.place", content.Place),
            Text($"{field}.method", content.Method),
            Hash($"{field}.documents_hash", content.DocumentsHash),
            content.OutsideOtherSchemes);
    }

    /// <summary>What a request for offset says.</summary>
    public OffsetContent Content(string field, Wire.OffsetContent? content)
    {
        if (content is null)
            return Content(field, Missing(field, new Wire.OffsetContent()));
        return new OffsetContent(
            Ticket($"{field}.ticket", content.Ticket),
            content.Amount,
            Code<Wire.Purpose, Purpose>($"{field}.purpose", content.Purpose),
            Person($"{field}.beneficiary", content.Beneficiary),
            Small($"{field}.year", content.Year, 0),
            HashOrNone($"{field}.case_hash", content.CaseHash));
    }

    /// <summary>A text of 1 to 120 bytes without control characters.</summary>
    public string Text(string field, string value) =>
        value.Length is > 0 and <= TextBytesMax && System.Text.Encoding.UTF8.GetByteCount(value) <= TextBytesMax &&
        !value.Any(char.IsControl)
            ? value
            : Wrong(field, $"1 … {TextBytesMax} bytes", "-");

    /// <summary>A calendar day in days since 1970.</summary>
    public uint Day(string field, string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) &&
        day >= Epoch
            ? (uint)(day.DayNumber - Epoch.DayNumber)
            : Wrong<uint>(field, "yyyy-MM-dd");

    /// <summary>Page size as AIP-158 has it: 0 is the usual, above the cap the cap, below 0 refused.</summary>
    public int PageSize(int value, int usual, int max) => value switch
    {
        < 0 => Wrong<int>("page_size", $"0 … {max}"),
        0 => usual,
        _ => Math.Min(value, max),
    };

    /// <summary>Keeps a refusal that was found elsewhere.</summary>
    public void Refuse(Refusal refusal) => Refusal ??= refusal;

    private RegisterNumber Number(string field, string value, string collection, Func<Series, bool> fits, string limit)
    {
        var plain = value.StartsWith(collection, StringComparison.Ordinal) ? value[collection.Length..] : value;
        if (!RegisterNumber.Parse(plain).TryGet(out var number, out var refusal))
        {
            Refuse(refusal);
            return default;
        }

        return fits(number.Series) ? number : Wrong<RegisterNumber>(field, limit);
    }

    private IEnumerable<T> Listed<T>(string field, IReadOnlyCollection<T> values, int max) =>
        values.Count <= max ? values : Wrong<IEnumerable<T>>(field, $"1 … {max}", []);

    private T Missing<T>(string field, T empty) => Wrong(field, "required", empty);

    private T Wrong<T>(string field, string limit)
        where T : struct => Wrong(field, limit, default(T));

    private T Wrong<T>(string field, string limit, T standIn)
    {
        Refuse(Refusal.Of(RefusalCode.FieldInvalid, ("field", field), ("limit", limit)));
        return standIn;
    }
}
