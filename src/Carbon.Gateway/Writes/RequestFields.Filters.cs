using System.Globalization;
using System.Runtime.CompilerServices;
using Carbon.Index.Queries;
using Google.Protobuf.WellKnownTypes;

namespace Carbon.Gateway.Writes;

/// <summary>What a list may be filtered by: each may be left out, and what is given must be possible.</summary>
internal sealed partial class RequestFields
{
    private const int SearchMax = 60;
    private const int RunsMax = 8;

    public RegisterNumber? TicketOrNull(string value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        value.Length == 0 ? null : Ticket(value, read);

    public RegisterNumber? ApplicationOrNull(
        string value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        value.Length == 0 ? null : Application(value, read);

    public Digest? IdOrNull(
        string collection, string value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        value.Length == 0 ? null : Id(collection, value, read);

    public Digest? HashOrNull(string value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        value.Length == 0 ? null : Hash(value, read);

    public PersonId? PersonOrNull(string value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        value.Length == 0 ? null : Person(value, read);

    public MemberId? MemberOrNull(uint value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        value == 0 ? null : Member(value, read);

    public uint DivisionOrNone(uint value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        value == 0 ? 0 : Division(value, read);

    /// <summary>A code, None where it is left out.</summary>
    public TCode CodeOrNone<TWire, TCode>(TWire value, [CallerArgumentExpression(nameof(value))] string read = "")
        where TWire : struct, System.Enum
        where TCode : struct, System.Enum =>
        Convert.ToInt32(value, CultureInfo.InvariantCulture) == 0 ? default : Code<TWire, TCode>(value, read);

    /// <summary>The end of a span of time, the largest second where it is left out.</summary>
    public ulong SecondsOrEnd(Timestamp? value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        value is null ? ulong.MaxValue : Seconds(value, read);

    /// <summary>What is searched for: at least one run of Chinese characters or word, and few of them.</summary>
    public SearchWords Words(string value, [CallerArgumentExpression(nameof(value))] string read = "")
    {
        var words = SearchWords.Of(value.Length <= SearchMax ? value : "");
        return words.Runs.Count is > 0 and <= RunsMax
            ? words
            : Wrong(read, $"1 … {SearchMax} characters, 1 … {RunsMax} runs of characters", words);
    }

    /// <summary>A month of a calendar such as 2026-11, as 202611, or another where it is left out.</summary>
    public uint MonthOr(uint otherwise, string value, [CallerArgumentExpression(nameof(value))] string read = "")
    {
        if (value.Length == 0)
            return otherwise;
        return DateOnly.TryParseExact(
            value, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
                ? (uint)((month.Year * 100) + month.Month)
                : Wrong<uint>(read, "yyyy-MM");
    }

    /// <summary>Refuses a field that cannot be given beside the others.</summary>
    public void Require<TValue>(
        bool possible, TValue value, string limit, [CallerArgumentExpression(nameof(value))] string read = "")
    {
        if (!possible)
            Wrong(read, limit, value);
    }
}
