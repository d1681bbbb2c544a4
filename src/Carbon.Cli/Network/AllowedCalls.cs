using System.Globalization;
using System.Reflection;
using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Commands;

namespace Carbon.Cli.Network;

/// <summary>
/// The allow-list of a member's signer: in each contract the functions that carry out a command, and no other. What the
/// council decides and what contracts ask of each other is not among them.
/// </summary>
internal sealed record AllowedCalls(ulong ChainId, IReadOnlyList<AllowedContract> Contracts)
{
    private const string ContractEnd = "Contract";
    private const string CallEnd = "Call";

    /// <summary>The list for one register; contracts without a command of a member are left out.</summary>
    public static AllowedCalls Of(Deployment deployment)
    {
        var commands = typeof(RegistryCommand).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(RegistryCommand)) && !type.IsAbstract)
            .Select(type => type.Name)
            .ToHashSet(StringComparer.Ordinal);
        var calls = typeof(Deployment).Assembly.GetTypes()
            .Where(type => typeof(IContractCall).IsAssignableFrom(type) && type.DeclaringType is not null)
            .Where(type => commands.Contains(type.Name[..^CallEnd.Length]))
            .GroupBy(type => type.DeclaringType!.Name[..^ContractEnd.Length], StringComparer.Ordinal);
        return new(deployment.ChainId, [.. calls
            .OrderBy(contract => contract.Key, StringComparer.Ordinal)
            .Select(contract => new AllowedContract(
                contract.Key,
                AddressOf(deployment, contract.Key).ToString(),
                [.. contract.Select(SelectorOf).Order(StringComparer.Ordinal)]))]);
    }

    private static Address AddressOf(Deployment deployment, string contract) =>
        (Address)typeof(Deployment).GetProperty(contract)!.GetValue(deployment)!;

    private static string SelectorOf(Type call)
    {
        var selector = (uint)call.GetField("Selector", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        return "0x" + selector.ToString("x8", CultureInfo.InvariantCulture);
    }
}

/// <summary>One contract of the list.</summary>
internal sealed record AllowedContract(string Name, string Address, IReadOnlyList<string> Selectors);
