using System.Text.Json;
using System.Text.Json.Serialization;
using Carbon.Ethereum;

namespace Carbon.Contracts;

/// <summary>
/// Where one register stands: its chain, the first block that may hold its events, and its thirteen contracts.
/// </summary>
/// <param name="ChainId">The chain's id.</param>
/// <param name="GenesisHash">Hash of block 0, which tells chains of the same id apart.</param>
/// <param name="FromHeight">Number of the first block to read.</param>
/// <param name="Consortium">Members, keys, offices, desks and council.</param>
/// <param name="Persons">Real-name holders and mandates.</param>
/// <param name="Policies">Dated rules.</param>
/// <param name="Tickets">The ledger.</param>
/// <param name="Reserve">Applications and lots.</param>
/// <param name="Plantings">Planting agreements.</param>
/// <param name="Pledges">The bank's desk.</param>
/// <param name="Rulings">The court's desk.</param>
/// <param name="Offsets">Requests and vouchers.</param>
/// <param name="Cases">Damage cases.</param>
/// <param name="Quotas">Quotas of emitters.</param>
/// <param name="Complaints">Reports and their answers.</param>
/// <param name="Dividends">Dividends of tickets held by shares.</param>
/// <param name="CodeHash">
/// Hash over the code of all thirteen, as <see cref="DeployedCode"/> makes it; other code is not written to.
/// </param>
public sealed record Deployment(
    ulong ChainId,
    Hash32 GenesisHash,
    ulong FromHeight,
    Address Consortium,
    Address Persons,
    Address Policies,
    Address Tickets,
    Address Reserve,
    Address Plantings,
    Address Pledges,
    Address Rulings,
    Address Offsets,
    Address Cases,
    Address Quotas,
    Address Complaints,
    Address Dividends,
    Hash32 CodeHash)
{
    private const int MaxFileBytes = 64 * 1024;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
        Converters = { new AddressJson(), new HashJson(), new FinalityRuleJson() },
    };

    /// <summary>When the network's blocks are final; null where each node's own settings say so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FinalityRule? Finality { get; init; }

    /// <summary>The thirteen contracts, each once.</summary>
    [JsonIgnore]
    public IReadOnlyList<Address> Contracts =>
    [
        Consortium, Persons, Policies, Tickets, Reserve, Plantings, Pledges, Rulings, Offsets, Cases, Quotas,
        Complaints, Dividends,
    ];

    /// <summary>Reads a file that <see cref="Save"/> wrote, at most 64 KiB.</summary>
    /// <exception cref="FormatException">
    /// A member is missing, unknown or malformed, or two contracts share an address.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Deployment Load(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length > MaxFileBytes) throw new FormatException($"{path} is no deployment: it is over 64 KiB.");
        try
        {
            var read = JsonSerializer.Deserialize<Deployment>(file, Options)
                ?? throw new FormatException($"{path} is no deployment: it is empty.");
            return read.Contracts.Distinct().Count() == read.Contracts.Count && !read.Contracts.Contains(Address.Zero)
                ? read
                : throw new FormatException($"{path} is no deployment: a contract is missing or named twice.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"{path} is no deployment: {e.Message}", e);
        }
    }

    /// <summary>Writes the file whole: a reader sees the old one or the new one.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        var fresh = path + ".new";
        File.WriteAllBytes(fresh, JsonSerializer.SerializeToUtf8Bytes(this, Options));
        File.Move(fresh, path, overwrite: true);
    }

    private sealed class AddressJson : JsonConverter<Address>
    {
        public override Address Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Address.TryParse(reader.GetString(), out var address)
                ? address
                : throw new JsonException("Not an address.");

        public override void Write(Utf8JsonWriter writer, Address value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class HashJson : JsonConverter<Hash32>
    {
        public override Hash32 Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Hash32.TryParse(reader.GetString(), out var hash) ? hash : throw new JsonException("Not a hash.");

        public override void Write(Utf8JsonWriter writer, Hash32 value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
