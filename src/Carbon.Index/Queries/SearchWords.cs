using System.Text;

namespace Carbon.Index.Queries;

/// <summary>
/// What is searched for: runs of Chinese characters, and words of letters and digits in small letters. A run is found
/// anywhere in a text, a word only where it stands whole.
/// </summary>
/// <param name="Runs">Runs and words in their order; a lot must hold every one of them.</param>
/// <param name="Terms">What the index keeps of them: characters, pairs of neighbours, and whole words.</param>
public sealed record SearchWords(IReadOnlyList<string> Runs, IReadOnlyList<string> Terms)
{
    private static readonly (int First, int Last)[] Chinese =
        [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFD)];

    /// <summary>What a person typed, in runs and words; there are none in a text of spaces and signs.</summary>
    public static SearchWords Of(string text)
    {
        var runs = RunsOf(Plain(text)).Distinct(StringComparer.Ordinal).ToList();
        return new(runs, runs.SelectMany(Narrowest).Distinct(StringComparer.Ordinal).ToList());
    }

    /// <summary>Everything by which a text may be found.</summary>
    internal static IEnumerable<string> TermsOf(string text) =>
        RunsOf(Plain(text)).SelectMany(run => Narrowest(run).Concat(CharactersOf(run)));

    /// <summary>The text in small letters, full-width signs and digits as plain ones.</summary>
    internal static string Plain(string text) => string.Create(text.Length, text, (plain, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            var c = from[i] is >= '！' and <= '～' ? (char)(from[i] - '！' + '!') : from[i];
            plain[i] = char.ToLowerInvariant(c);
        }
    });

    private static IEnumerable<string> RunsOf(string plain)
    {
        var (run, chinese) = (new StringBuilder(), false);
        foreach (var rune in plain.EnumerateRunes())
        {
            var isChinese = IsChinese(rune);
            if (run.Length > 0 && (isChinese != chinese || !Rune.IsLetterOrDigit(rune)))
            {
                yield return run.ToString();
                run.Clear();
            }

            if (Rune.IsLetterOrDigit(rune))
                run.Append(rune.ToString());
            chinese = isChinese;
        }

        if (run.Length > 0)
            yield return run.ToString();
    }

    private static List<string> Narrowest(string run)
    {
        var characters = CharactersOf(run).ToList();
        return characters.Count < 2
            ? [run]
            : [.. characters.Skip(1).Select((character, before) => characters[before] + character)];
    }

    /// <summary>The characters of a Chinese run; a word of letters has none, it stands for itself.</summary>
    private static IEnumerable<string> CharactersOf(string run) =>
        run.EnumerateRunes().Where(IsChinese).Select(rune => rune.ToString());

    private static bool IsChinese(Rune rune) =>
        Chinese.Any(block => rune.Value >= block.First && rune.Value <= block.Last);
}
