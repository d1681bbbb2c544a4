using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Carbon.Index;
using Carbon.Index.Queries;
using Carbon.Index.Rows;

namespace Carbon.Cli.Indexes;

/// <summary>Every ticket, lien and voucher of an index, each kind in the order of its cursor.</summary>
internal static class IndexRows
{
    // Numbers as text: an amount may be larger than what every reader of JSON keeps exactly. What is computed from
    // other facts is left out, and a code that has no name is its number: rows may have been tampered with.
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.WriteAsString,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new AsText<RegisterNumber>(), new AsText<Digest>(), new AsText<PersonId>(), new AsText<MemberId>(),
            new AsText<PolicyId>(), new JsonStringEnumConverter(),
        },
    };

    public static IEnumerable<TicketRow> Tickets(RegistryIndex index) => Pages(
        (RegisterNumber after) => index.Read(rows => rows.Tickets(after, IndexSnapshot.TakeMax)), row => row.Number);

    public static IEnumerable<LienRow> Liens(RegistryIndex index) =>
        from member in Pages(
            (MemberId after) => index.Read(rows => rows.Members(after, IndexSnapshot.TakeMax)), row => row.Id)
        from lien in Pages(
            (ulong after) => index.Read(rows => rows.LiensOfOwner(member.Id, after, IndexSnapshot.TakeMax)),
            row => row.Position)
        select lien;

    public static IEnumerable<VoucherRow> Vouchers(RegistryIndex index) => Pages(
        (RegisterNumber after) => index.Read(rows => rows.VouchersOfDivision(0, after, IndexSnapshot.TakeMax)),
        row => row.Number);

    /// <summary>Every row with its kind and id, as one JSON object.</summary>
    public static IEnumerable<(string Kind, string Id, string Json)> All(RegistryIndex index) =>
        Tickets(index).Select(row => ("ticket", $"{row.Number}", Json(row)))
            .Concat(Liens(index).Select(row => ("lien", $"{row.Id}", Json(row))))
            .Concat(Vouchers(index).Select(row => ("voucher", $"{row.Number}", Json(row))));

    private static string Json<T>(T row) => JsonSerializer.Serialize(row, Plain);

    private static IEnumerable<TRow> Pages<TRow, TCursor>(
        Func<TCursor, IReadOnlyList<TRow>> read, Func<TRow, TCursor> cursor)
        where TCursor : struct
    {
        IReadOnlyList<TRow> page;
        TCursor after = default;
        do
        {
            page = read(after);
            foreach (var row in page)
                yield return row;
            if (page.Count > 0)
                after = cursor(page[^1]);
        }
        while (page.Count == IndexSnapshot.TakeMax);
    }

    private sealed class AsText<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Rows are written as JSON and never read.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue($"{value}");
    }
}
