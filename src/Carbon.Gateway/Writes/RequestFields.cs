using System.Globalization;
using System.Runtime.CompilerServices;
using Google.Protobuf.WellKnownTypes;

namespace Carbon.Gateway.Writes;

/// <summary>
/// Turns the fields of one request into the register's words. The first field that does not fit is kept as the refusal;
/// what is read after it is a stand-in that nobody sees. A field's name over the wire is that of the property that is
/// read: <c>f.Hash(r.DocumentHash)</c> speaks of <c>document_hash</c>.
/// </summary>
internal sealed partial class RequestFields
{
    private const uint DivisionMin = 110_000;
    private const uint DivisionMax = 999_999;
    private const long TimeMax = 253_402_300_799;

    private static readonly DateOnly Epoch = new(1970, 1, 1);

    private readonly RequestFields _whole;
    private readonly string _place;
    private Refusal? _refusal;

    /// <summary>Reads a request.</summary>
    public RequestFields() => (_whole, _place) = (this, "");

    private RequestFields(RequestFields whole, string place) => (_whole, _place) = (whole, place);

    /// <summary>Why the request is refused, or null.</summary>
    public Refusal? Refusal => _whole._refusal;

    /// <summary>Keeps a refusal; the first one stays.</summary>
    public void Refuse(Refusal refusal) => _whole._refusal ??= refusal;

    /// <summary>A ticket by its resource name or number.</summary>
    public RegisterNumber Ticket(string value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Number(read, value, "tickets/", series => KindNames.OfSeries(series) != Kind.None, "a ticket's number");

    /// <summary>An application by its resource name or number.</summary>
    public RegisterNumber Application(string value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Number(read, value, "applications/", series => series == Series.A, "an application's number");

    /// <summary>A voucher by its resource name or number.</summary>
    public RegisterNumber Voucher(string value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Number(read, value, "vouchers/", series => series == Series.V, "a voucher's number");

    /// <summary>Any number of the register by its resource name or alone; 0 where it is left out.</summary>
    public RegisterNumber SubjectOrNone(string value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        value.Length == 0 ? default : Number(read, value, CollectionOf(value), _ => true, "a number of the register");

    /// <summary>A thing that bears a digest as its id, such as <c>pledges/0x…</c>.</summary>
    public Digest Id(string collection, string value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Digest.TryParse(Plain(value, collection), out var id)
            ? id
            : Wrong<Digest>(read, $"{collection}0x + 64 hexadecimal digits");

    /// <summary>The same, zero where it is left out.</summary>
    public Digest IdOrNone(
        string collection, string value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        value.Length == 0 ? Digest.Zero : Id(collection, value, read);

    /// <summary>A hash.</summary>
    public Digest Hash(string value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Digest.TryParse(value, out var digest) ? digest : Wrong<Digest>(read, "0x + 64 hexadecimal digits");

    /// <summary>A member.</summary>
    public MemberId Member(uint value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        value > 0 ? new MemberId(value) : Wrong<MemberId>(read, "1 … 4294967295");

    /// <summary>A person by number.</summary>
    public PersonId Person(ulong value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        value > 0 ? new PersonId(value) : Wrong<PersonId>(read, "1 … 18446744073709551615");

    /// <summary>A person by resource name, <c>persons/7</c>.</summary>
    public PersonId Person(string value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        ulong.TryParse(Plain(value, "persons/"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
            ? new PersonId(id)
            : Wrong<PersonId>(read, "persons/{number}");

    /// <summary>A division.</summary>
    public uint Division(uint value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        value is >= DivisionMin and <= DivisionMax ? value : Wrong<uint>(read, $"{DivisionMin} … {DivisionMax}");

    /// <summary>An amount in base units; at least 1.</summary>
    public ulong Amount(ulong value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Within(value, 1, Bounds.AmountMax, read);

    /// <summary>An amount in base units that may be none.</summary>
    public ulong AmountOrNone(ulong value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Within(value, 0, Bounds.AmountMax, read);

    /// <summary>A value in fen; at least 1.</summary>
    public ulong Value(ulong value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Within(value, 1, Bounds.ValueFenMax, read);

    /// <summary>A value in fen that may be none.</summary>
    public ulong ValueOrNone(ulong value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Within(value, 0, Bounds.ValueFenMax, read);

    /// <summary>A co-owner's parts; at least 1.</summary>
    public uint Parts(uint value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        value > 0 ? value : Wrong<uint>(read, "1 … 4294967295");

    /// <summary>A count from 1 that the register keeps in sixteen bits.</summary>
    public ushort Ordinal(uint value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        (ushort)Within(value, 1, ushort.MaxValue, read);

    /// <summary>A calendar year.</summary>
    public ushort Year(uint value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        (ushort)Within(value, Bounds.YearMin, Bounds.YearMax, read);

    /// <summary>A class or grade, 1 to 255.</summary>
    public byte Grade(uint value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        (byte)Within(value, 1, byte.MaxValue, read);

    /// <summary>A percentage, 1 to 100.</summary>
    public byte Percent(uint value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        (byte)Within(value, 1, 100, read);

    /// <summary>The same; 0 where it is not told.</summary>
    public byte PercentOrNone(uint value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        (byte)Within(value, 0, 100, read);

    /// <summary>A rate in basis points, 0 to 10000.</summary>
    public ushort BasisPoints(uint value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        (ushort)Within(value, 0, 10_000, read);

    /// <summary>An account, or none where it may be left out.</summary>
    public AccountAddress AccountOrNone(string value, [CallerArgumentExpression(nameof(value))] string read = "")
    {
        Span<byte> bytes = stackalloc byte[20];
        if (value.Length == 0)
            return default;
        return IsHex(value, bytes)
            ? AccountAddress.From(bytes)
            : Wrong<AccountAddress>(read, "0x + 40 hexadecimal digits");
    }

    /// <summary>A signature of 65 bytes.</summary>
    public HexText Signature(string value, [CallerArgumentExpression(nameof(value))] string read = "")
    {
        Span<byte> bytes = stackalloc byte[65];
        return IsHex(value, bytes) ? HexText.From(bytes) : Wrong<HexText>(read, "0x + 130 hexadecimal digits");
    }

    /// <summary>A time in whole seconds since 1970; the chain's forty bits hold every day of a calendar.</summary>
    public ulong Seconds(Timestamp? value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        value is { Seconds: > 0 and <= TimeMax, Nanos: 0 }
            ? (ulong)value.Seconds
            : Wrong<ulong>(read, "whole seconds after 1970-01-01, up to 9999-12-31");

    /// <summary>The same; 0 where it is left out.</summary>
    public ulong SecondsOrNone(Timestamp? value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        value is null ? 0 : Seconds(value, read);

    /// <summary>A calendar day, in days since 1970.</summary>
    public uint Day(string value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) &&
        day >= Epoch
            ? (uint)(day.DayNumber - Epoch.DayNumber)
            : Wrong<uint>(read, "yyyy-MM-dd from 1970-01-01");

    /// <summary>The same; 0 where it is left out.</summary>
    public uint DayOrNone(string value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        value.Length == 0 ? 0 : Day(value, read);

    /// <summary>A text of 1 to 120 bytes without control characters.</summary>
    public string Text(string value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        value.Length > 0 && IsText(value) ? value : Wrong(read, $"1 … {Bounds.TextBytesMax} bytes", "-");

    /// <summary>A text of up to 120 bytes without control characters.</summary>
    public string TextOrNone(string value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        IsText(value) ? value : Wrong(read, $"0 … {Bounds.TextBytesMax} bytes", "-");

    /// <summary>The name of an event, such as TicketIssued.</summary>
    public string EventName(string value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Reads.EventReading.Knows(value) ? value : Wrong(read, "the name of an event", "-");

    /// <summary>Page size as AIP-158 has it: 0 is the usual, above the cap the cap, below 0 refused.</summary>
    public int PageSize(int value, int usual, int max) => value switch
    {
        < 0 => Wrong("r.PageSize", $"0 … {max}", usual),
        0 => usual,
        _ => Math.Min(value, max),
    };

    /// <summary>A list, each element by its place, such as <c>amounts[2]</c>.</summary>
    public IReadOnlyList<T> Each<TWire, T>(
        IReadOnlyCollection<TWire> values,
        int min,
        int max,
        Func<RequestFields, TWire, T> one,
        [CallerArgumentExpression(nameof(values))] string read = "")
    {
        if (values.Count < min || values.Count > max)
            return Wrong<IReadOnlyList<T>>(read, $"{min} … {max}", []);
        var list = PlaceOf(read);
        return [.. values.Select((value, at) => one(new(_whole, $"{list}[{at}]"), value))];
    }

    /// <summary>A message within the request; what it holds is named by its place: <c>content.place</c>.</summary>
    public T In<TWire, T>(
        TWire? value,
        Func<RequestFields, TWire, T> one,
        [CallerArgumentExpression(nameof(value))] string read = "")
        where TWire : class, new()
    {
        if (value is null)
            Wrong(read, "required", 0);
        return one(new(_whole, PlaceOf(read)), value ?? new TWire());
    }

    private static string Plain(string value, string collection) =>
        value.StartsWith(collection, StringComparison.Ordinal) ? value[collection.Length..] : value;

    private static string CollectionOf(string value) => value[..(value.LastIndexOf('/') + 1)] switch
    {
        "tickets/" or "applications/" or "vouchers/" => value[..(value.LastIndexOf('/') + 1)],
        _ => "",
    };

    private static bool IsHex(string value, Span<byte> bytes) =>
        value.Length == 2 + (2 * bytes.Length) && value.StartsWith("0x", StringComparison.Ordinal) &&
        Convert.FromHexString(value.AsSpan(2), bytes, out _, out _) == System.Buffers.OperationStatus.Done;

    private static bool IsText(string value) =>
        value.Length <= Bounds.TextBytesMax &&
        System.Text.Encoding.UTF8.GetByteCount(value) <= Bounds.TextBytesMax &&
        !value.Any(char.IsControl);

    private RegisterNumber Number(
        string read, string value, string collection, Func<Series, bool> fits, string limit)
    {
        if (!RegisterNumber.Parse(Plain(value, collection)).TryGet(out var number, out var refusal))
        {
            Refuse(refusal);
            return default;
        }

        return fits(number.Series) ? number : Wrong<RegisterNumber>(read, limit);
    }

    private ulong Within(ulong value, ulong min, ulong max, string read) =>
        value >= min && value <= max ? value : Wrong(read, $"{min} … {max}", min);

    private T Wrong<T>(string read, string limit)
        where T : struct => Wrong(read, limit, default(T));

    private T Wrong<T>(string read, string limit, T standIn)
    {
        Refuse(Carbon.Registry.Refusals.Refusal.Of(
            RefusalCode.FieldInvalid, ("field", PlaceOf(read)), ("limit", limit)));
        return standIn;
    }

    // "r.DocumentHash" is document_hash of what is read here; a name alone is an element of a list, read in its place.
    private string PlaceOf(string read)
    {
        var dot = read.LastIndexOf('.');
        if (dot < 0)
            return _place;
        var name = System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(read[(dot + 1)..]);
        return _place.Length == 0 ? name : $"{_place}.{name}";
    }
}
