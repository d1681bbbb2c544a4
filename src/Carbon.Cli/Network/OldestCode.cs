using System.Text.Json;
using Carbon.Cli.CommandLine;
using Carbon.Ethereum;

namespace Carbon.Cli.Network;

/// <summary>
/// The register's contracts compiled for the oldest engine, which does not know the bindings' opcodes. The arguments of
/// a constructor stand behind the code, and are the same for both.
/// </summary>
internal sealed class OldestCode
{
    private readonly IReadOnlyList<(byte[] Bindings, byte[] Oldest)> _codes;

    private OldestCode(IReadOnlyList<(byte[] Bindings, byte[] Oldest)> codes) => _codes = codes;

    /// <summary>Reads what <c>scripts/compile-oldest.mjs</c> made.</summary>
    /// <exception cref="CommandException">It was not made, or is damaged.</exception>
    public static OldestCode Load(NetworkLayout layout)
    {
        try
        {
            using var built = JsonDocument.Parse(File.ReadAllBytes(layout.OldestContracts));
            return new OldestCode(
            [
                .. built.RootElement.GetProperty("contracts").EnumerateObject().Select(contract =>
                    (BindingsCode(layout, contract.Name), Code(contract.Value, "creation"))),
            ]);
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or FormatException)
        {
            throw new CommandException(
                Exit.Failed, $"The contracts for the oldest engine cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The creation of the same contract with the same arguments.</summary>
    public byte[] CodeFor(byte[] creation)
    {
        var (bindings, oldest) = _codes.Single(code => creation.AsSpan().StartsWith(code.Bindings));
        return [.. oldest, .. creation.AsSpan(bindings.Length)];
    }

    private static byte[] BindingsCode(NetworkLayout layout, string contract)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(layout.PublishedContract(contract)));
        return Code(json.RootElement, "bytecode");
    }

    private static byte[] Code(JsonElement contract, string name) =>
        Hex.Parse(contract.GetProperty(name).GetString() ?? "");
}
