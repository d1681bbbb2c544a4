namespace Carbon.Cli.CommandLine;

/// <summary>
/// What follows a command's name: words in order, and options, each known by the command that takes it.
/// </summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    private Arguments(IReadOnlyList<string> words) => Words = words;

    /// <summary>The words that are no options, in order.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>
    /// Reads <c>--flag</c> and <c>--name value</c> (or <c>--name=value</c>); anything unknown is refused.
    /// </summary>
    /// <exception cref="CommandException">An option is unknown, given twice, or lacks its value.</exception>
    public static Arguments Parse(IReadOnlyList<string> given, string[] flags, string[] values)
    {
        var words = new List<string>();
        var parsed = new Arguments(words);
        for (var i = 0; i < given.Count; i++)
        {
            var (name, value) = Split(given[i]);
            if (!name.StartsWith("--", StringComparison.Ordinal))
                words.Add(given[i]);
            else if (flags.Contains(name) && value is null)
                parsed.Add(name, "");
            else if (values.Contains(name) && (value ?? Next(given, ref i)) is { } text)
                parsed.Add(name, text);
            else
                throw Wrong(values.Contains(name) ? $"{name} wants a value." : $"Unknown option {given[i]}.");
        }

        return parsed;
    }

    /// <summary>Whether the flag was given.</summary>
    public bool Has(string flag) => _options.ContainsKey(flag);

    /// <summary>The option's value, or null.</summary>
    public string? Value(string name) => _options.GetValueOrDefault(name);

    /// <summary>The option's value; a missing one ends the command.</summary>
    public string Require(string name) => Value(name) ?? throw Wrong($"{name} is missing.");

    /// <summary>A TCP port or another number within bounds, or the default.</summary>
    public int Number(string name, int least, int most, int otherwise)
    {
        if (Value(name) is not { } text)
            return otherwise;
        return int.TryParse(text, out var number) && number >= least && number <= most
            ? number
            : throw Wrong($"{name} wants a number from {least} to {most}.");
    }

    /// <summary>The only word; none or several end the command with its usage.</summary>
    public string OnlyWord(string usage) => Words.Count == 1 ? Words[0] : throw Wrong($"Usage: {usage}");

    /// <summary>Ends the command with its usage when a word was given.</summary>
    public void NoWords(string usage)
    {
        if (Words.Count != 0)
            throw Wrong($"Usage: {usage}");
    }

    public static CommandException Wrong(string sentence) => new(Exit.Usage, sentence);

    private static (string Name, string? Value) Split(string given)
    {
        var isOption = given.StartsWith("--", StringComparison.Ordinal);
        var equals = isOption ? given.IndexOf('=', StringComparison.Ordinal) : -1;
        return equals < 0 ? (given, null) : (given[..equals], given[(equals + 1)..]);
    }

    private static string? Next(IReadOnlyList<string> given, ref int i) => i + 1 < given.Count ? given[++i] : null;

    private void Add(string name, string value)
    {
        if (!_options.TryAdd(name, value))
            throw Wrong($"{name} was given twice.");
    }
}
