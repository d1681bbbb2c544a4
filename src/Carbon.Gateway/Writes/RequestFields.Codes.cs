using System.Globalization;
using System.Runtime.CompilerServices;

namespace Carbon.Gateway.Writes;

/// <summary>Codes: each has the same number over the wire, in the register and on chain.</summary>
internal sealed partial class RequestFields
{
    public Kind Code(Wire.Kind value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Code<Wire.Kind, Kind>(value, read);

    public ApplicationRoute Code(
        Wire.ApplicationRoute value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Code<Wire.ApplicationRoute, ApplicationRoute>(value, read);

    public Office Code(Wire.Office value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Code<Wire.Office, Office>(value, read);

    public PersonKind Code(Wire.PersonKind value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Code<Wire.PersonKind, PersonKind>(value, read);

    public PersonStanding Code(
        Wire.PersonStanding value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Code<Wire.PersonStanding, PersonStanding>(value, read);

    public ReversalCause Code(Wire.ReversalCause value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Code<Wire.ReversalCause, ReversalCause>(value, read);

    public AnnulmentCause Code(
        Wire.AnnulmentCause value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Code<Wire.AnnulmentCause, AnnulmentCause>(value, read);

    public TransferCause Code(Wire.TransferCause value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Code<Wire.TransferCause, TransferCause>(value, read);

    public ChangeKind Code(Wire.ChangeKind value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Code<Wire.ChangeKind, ChangeKind>(value, read);

    public LossCause Code(Wire.LossCause value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Code<Wire.LossCause, LossCause>(value, read);

    public LienKind Code(Wire.LienKind value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Code<Wire.LienKind, LienKind>(value, read);

    public CoverKind Code(Wire.CoverKind value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Code<Wire.CoverKind, CoverKind>(value, read);

    public Purpose Code(Wire.Purpose value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Code<Wire.Purpose, Purpose>(value, read);

    public CaseMode Code(Wire.CaseMode value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Code<Wire.CaseMode, CaseMode>(value, read);

    public CaseOutcome Code(Wire.CaseOutcome value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Code<Wire.CaseOutcome, CaseOutcome>(value, read);

    public ComplaintStatus Code(
        Wire.ComplaintStatus value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        Code<Wire.ComplaintStatus, ComplaintStatus>(value, read);

    /// <summary>A set of acts, bit n for act n; none is refused.</summary>
    public uint Set(
        IReadOnlyList<Wire.MandateAct> values, [CallerArgumentExpression(nameof(values))] string read = "") =>
        Set<Wire.MandateAct, MandateAct>(values, 1, read);

    /// <summary>A set of declarations, bit n for declaration n.</summary>
    public uint Set(
        IReadOnlyList<Wire.Declaration> values, [CallerArgumentExpression(nameof(values))] string read = "") =>
        Set<Wire.Declaration, Declaration>(values, 0, read);

    /// <summary>A set of limits, bit n for limit n; none is refused.</summary>
    public byte Set(
        IReadOnlyList<Wire.EligibilityLimit> values, [CallerArgumentExpression(nameof(values))] string read = "") =>
        (byte)Set<Wire.EligibilityLimit, EligibilityLimit>(values, 1, read);

    // A code named twice is a slip of whoever asks; the set that would result is not what was meant.
    private uint Set<TWire, TCode>(IReadOnlyList<TWire> values, int min, string read)
        where TWire : struct, Enum
        where TCode : struct, Enum
    {
        var max = Enum.GetValues<TCode>().Length - 1;
        if (values.Count < min || values.Count > max || values.Distinct().Count() != values.Count)
            return Wrong<uint>(read, $"{min} … {max}, each once");
        var codes = Each(values, min, max, (f, code) => f.Code<TWire, TCode>(code, nameof(code)), read);
        return codes.Aggregate(0u, (set, code) => set | (1u << Convert.ToInt32(code, CultureInfo.InvariantCulture)));
    }

    private TCode Code<TWire, TCode>(TWire value, string read)
        where TWire : struct, Enum
        where TCode : struct, Enum
    {
        var number = Convert.ToInt32(value, CultureInfo.InvariantCulture);
        return number != 0 && Enum.IsDefined(typeof(TCode), number)
            ? (TCode)Enum.ToObject(typeof(TCode), number)
            : Wrong<TCode>(read, string.Join(", ", Enum.GetNames<TCode>().Skip(1)));
    }
}
