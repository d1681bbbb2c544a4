using System.Reflection;
using System.Text.RegularExpressions;
using Carbon.Registry.Commands;
using Carbon.Registry.Events;
using Carbon.Registry.Refusals;

namespace Carbon.House.Tests;

/// <summary>The facts of events, errors and commands bear one name on chain and in the register.</summary>
public sealed partial class FactTests
{
    // Facts that a sentence leaves out on purpose: hashes and ids that say nothing to a person.
    private static readonly string[] Unsaid = ["CommitmentUsed.commitment"];

    [Fact]
    public void Every_event_has_the_facts_that_the_chain_records_in_their_order() =>
        Breaches.None(
            from declared in Declared("event")
            let record = typeof(RegistryEvent).Assembly.GetType($"{typeof(RegistryEvent).Namespace}.{declared.Name}")
            let ours = record is null ? ["no record"] : FactsOf(record)
            where !declared.Facts.SequenceEqual(ours)
            select $"{declared.Name}: {string.Join(", ", declared.Facts)} against {string.Join(", ", ours)}");

    [Fact]
    public void Every_command_has_the_arguments_of_its_function_in_their_order()
    {
        var functions = Declared("function").ToLookup(one => one.Name, one => one.Facts);
        Breaches.None(
            from command in typeof(RegistryCommand).Assembly.GetExportedTypes()
            where command.IsSubclassOf(typeof(RegistryCommand))
            let name = char.ToLowerInvariant(command.Name[0]) + command.Name[1..]
            where !functions[name].Any(arguments => arguments.SequenceEqual(FactsOf(command)))
            select $"{command.Name}({string.Join(", ", FactsOf(command))})");
    }

    [Fact]
    public void A_refusal_tells_no_fact_that_its_error_does_not_carry() =>
        Breaches.None(
            from error in Declared("error")
            from told in Told(error.Name)
            where !error.Facts.Contains(told)
            select $"{error.Name} tells {told}");

    [Fact]
    public void A_refusal_tells_every_fact_that_is_not_left_out_on_purpose() =>
        Assert.Equal(
            Unsaid,
            from error in Declared("error")
            from fact in error.Facts
            where !Told(error.Name).Contains(fact)
            select $"{error.Name}.{fact}");

    private static List<(string Name, string[] Facts)> Declared(string word)
    {
        var declarations = Repository.Interfaces.SelectMany(file => Declaration().Matches(file.Text))
            .Where(match => match.Groups[1].Value == word)
            .Select(match => (
                Name: match.Groups[2].Value,
                Facts: match.Groups[3].Value
                    .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(parameter => parameter.Split(' ')[^1])
                    .ToArray()))
            .ToList();
        Assert.NotEmpty(declarations);
        return declarations;
    }

    private static IEnumerable<string> FactsOf(Type record) =>
        record.GetConstructors(BindingFlags.Public | BindingFlags.Instance)
            .MaxBy(one => one.GetParameters().Length)!
            .GetParameters()
            .Select(parameter => char.ToLowerInvariant(parameter.Name![0]) + parameter.Name[1..]);

    private static IEnumerable<string> Told(string error) =>
        Brace().Matches(Refusal.Of(Enum.Parse<RefusalCode>(error)).Say(Language.English))
            .Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^    (event|error|function) (\w+)\(([^)]*)\)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Brace();
}
