using System.Text.Json;
using Carbon.Ethereum;

namespace Carbon.Cli.Validators;

/// <summary>Reads the accounts in an engine's answer.</summary>
internal static class AddressList
{
    private const int Most = 1000;

    public static IReadOnlyList<Address> Read(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Array && answer.GetArrayLength() <= Most
            ? [.. answer.EnumerateArray().Select(One)]
            : throw new RpcUnavailableException("The engine's list of validators is none.");

    public static Address One(JsonElement account) =>
        account.ValueKind == JsonValueKind.String && Address.TryParse(account.GetString(), out var address)
            ? address
            : throw new RpcUnavailableException("The engine names an account that is none.");
}
