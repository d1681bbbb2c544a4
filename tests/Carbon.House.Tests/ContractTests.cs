using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Carbon.Registry.Codes;
using Carbon.Registry.Commands;
using Carbon.Registry.Events;
using Carbon.Registry.Refusals;

namespace Carbon.House.Tests;

public sealed partial class ContractTests
{
    private static IEnumerable<string> Declared(string word) =>
        from file in Repository.Interfaces
        from Match match in Declaration().Matches(file.Text)
        where match.Groups[1].Value == word
        select match.Groups[2].Value;

    [Fact]
    public void Every_Solidity_error_is_a_refusal_and_every_refusal_of_the_chain_an_error() =>
        Assert.Equal(
            Declared("error").Order(StringComparer.Ordinal),
            Enum.GetValues<RefusalCode>().Where(RefusalNames.IsOfChain).Select(code => code.ToString())
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Errors_and_events_are_declared_in_interfaces_only() =>
        Breaches.None(
            from file in Repository.Solidity.Except(Repository.Interfaces)
            from Match match in Declaration().Matches(file.Text)
            where match.Groups[1].Value is "error" or "event"
            select $"{file.Path} declares {match.Groups[1].Value} {match.Groups[2].Value}");

    [Fact]
    public void Every_event_of_the_contracts_is_an_event_of_the_register() =>
        Assert.Equal(
            Declared("event").Order(StringComparer.Ordinal),
            SubclassesOf<RegistryEvent>().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_command_is_a_function_of_the_contracts() =>
        Breaches.None(SubclassesOf<RegistryCommand>()
            .Except(Declared("function").Select(name => char.ToUpperInvariant(name[0]) + name[1..])));

    [Fact]
    public void Codes_are_the_same_words_with_the_same_numbers_on_chain_and_here()
    {
        var here = typeof(Kind).Assembly.GetExportedTypes().Where(type => type.IsEnum).ToDictionary(type => type.Name);
        var codes = Repository.Find("contracts/types/Codes.sol");
        var enums = SolidityEnum().Matches(codes.Text);
        Assert.NotEmpty(enums);
        foreach (Match match in enums)
        {
            var members = match.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries);
            Assert.Equal(members, Enum.GetNames(here[match.Groups[1].Value]));
        }
    }

    [Fact]
    public void Codes_are_the_same_words_with_the_same_numbers_over_the_wire()
    {
        var here = typeof(Kind).Assembly.GetExportedTypes().Where(type => type.IsEnum).ToDictionary(type => type.Name);
        var enums = Repository.Proto.SelectMany(file => ProtoEnum().Matches(file.Text))
            .Where(match => here.ContainsKey(match.Groups[1].Value) && match.Groups[1].Value != nameof(TicketState))
            .ToList();
        Assert.True(enums.Count >= 5, "The proto files declare no codes.");
        foreach (var match in enums)
        {
            var type = here[match.Groups[1].Value];
            var prefix = UpperSnake(type.Name) + "_";
            var there = ProtoMember().Matches(match.Groups[2].Value)
                .ToDictionary(m => m.Groups[1].Value, m => int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture));
            var ours = Enum.GetValuesAsUnderlyingType(type).Cast<int>().ToDictionary(
                value => prefix + (value == 0 ? "UNSPECIFIED" : UpperSnake(Enum.GetName(type, value)!)));
            Assert.Equal(ours, there);
        }
    }

    [Fact]
    public void Reasons_named_in_the_proto_files_are_refusals()
    {
        var named = Repository.Proto.SelectMany(file => RefusedList().Matches(file.Text))
            .SelectMany(list => Reason().Matches(list.Value))
            .Select(reason => reason.Value)
            .ToList();
        Assert.NotEmpty(named);
        Breaches.None(named.Where(reason => !RefusalNames.TryFromReason(reason, out _)));
    }

    [Fact]
    public void Every_function_event_and_error_of_an_interface_is_documented() =>
        Breaches.None(
            from file in Repository.Interfaces
            from line in file.Lines.Select((text, index) => (Text: text, Index: index))
            where Declaration().IsMatch(line.Text)
            where line.Index == 0 || !IsNotice(file, line.Index - 1)
            select $"{file.Path}:{line.Index + 1}: {line.Text.Trim()}");

    [Fact]
    public void Every_contract_is_of_one_exact_compiler_version() =>
        Assert.Single(Repository.Solidity.Select(file => Pragma().Match(file.Text).Groups[1].Value).Distinct());

    private static bool IsNotice(SourceFile file, int index)
    {
        while (index >= 0 && file.Lines[index].TrimStart().StartsWith("///", StringComparison.Ordinal))
        {
            if (file.Lines[index].Contains("@notice", StringComparison.Ordinal))
                return true;
            index--;
        }

        return false;
    }

    private static IEnumerable<string> SubclassesOf<T>() =>
        typeof(T).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(T))).Select(type => type.Name);

    private static string UpperSnake(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
            text.Append(char.IsAsciiLetterUpper(c) && text.Length > 0 ? "_" : "").Append(char.ToUpperInvariant(c));
        return text.ToString();
    }

    [GeneratedRegex(@"^    (error|event|function) (\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^enum (\w+) \{([^}]*)\}", RegexOptions.Multiline)]
    private static partial Regex SolidityEnum();

    [GeneratedRegex(@"^enum (\w+) \{(.*?)^\}", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ProtoEnum();

    [GeneratedRegex(@"^\s*([A-Z_]+) = (\d+);", RegexOptions.Multiline)]
    private static partial Regex ProtoMember();

    [GeneratedRegex(@"//.*Refused:.*(\n\s*//.*)*")]
    private static partial Regex RefusedList();

    [GeneratedRegex(@"\b[A-Z]+(_[A-Z]+)+\b")]
    private static partial Regex Reason();

    [GeneratedRegex(@"^pragma solidity (\d+\.\d+\.\d+);", RegexOptions.Multiline)]
    private static partial Regex Pragma();
}
