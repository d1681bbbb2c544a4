using System.Globalization;
using Carbon.Cli.CommandLine;

namespace Carbon.Cli.Kit.Yaml;

/// <summary>
/// A mapping of a file as it is read member by member; the first fault ends the command with a sentence that names
/// file, line and what is allowed.
/// </summary>
internal sealed class YamlPart(string file, string path, YamlMap map)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>The file that it stands in.</summary>
    public string File => file;

    /// <summary>The names in the order of the file.</summary>
    public IReadOnlyList<YamlEntry> Entries => map.Entries;

    public bool Has(string name) => Find(name) is not null;

    /// <summary>A text of 1 to <paramref name="max"/> characters on one line.</summary>
    public string Text(string name, int max = 200) => TextOf(name, Require(name), max);

    /// <summary>A whole number within bounds.</summary>
    public ulong Number(string name, ulong min, ulong max)
    {
        var text = Text(name);
        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max
            ? number
            : throw Fault(name, string.Create(
                CultureInfo.InvariantCulture, $"must be a whole number from {min} to {max}, not {text}"));
    }

    /// <summary>What one of the words of an enumeration stands for; None is no word.</summary>
    public T Word<T>(string name)
        where T : struct, Enum => WordOf<T>(name, Require(name));

    /// <summary>The mapping of that name.</summary>
    public YamlPart Part(string name) => Require(name) is YamlMap found
        ? new YamlPart(file, PathOf(name), found)
        : throw Fault(name, "must hold names with values");

    /// <summary>The texts of a list, none twice.</summary>
    public IReadOnlyList<string> Texts(string name, int max)
    {
        var items = Items(name, Require(name), max);
        var texts = items.Select(item => TextOf(name, item, 200)).ToList();
        RequireOnce(name, items, texts);
        return texts;
    }

    /// <summary>The words of a list of an enumeration, none twice.</summary>
    public IReadOnlyList<T> Words<T>(YamlEntry entry)
        where T : struct, Enum
    {
        var items = Items(entry.Name, entry.Value, 64);
        var words = items.Select(item => WordOf<T>(entry.Name, item)).ToList();
        RequireOnce(entry.Name, items, [.. words.Select(word => word.ToString())]);
        return words;
    }

    /// <summary>Refuses each member that was not read: a misspelt name must not be passed over.</summary>
    public void NothingElse()
    {
        foreach (var entry in map.Entries)
        {
            if (!_known.Contains(entry.Name))
            {
                throw YamlFile.Fault(
                    file,
                    entry.Line,
                    $"{PathOf(entry.Name)} is not known here; known are {string.Join(", ", _known)}");
            }
        }
    }

    /// <summary>What is wrong with a member that is there, or with the whole where it is not.</summary>
    public CommandException Fault(string name, string fault) =>
        YamlFile.Fault(file, Find(name)?.Line ?? map.Line, $"{PathOf(name)} {fault}");

    private YamlNode Require(string name) =>
        Find(name)?.Value ?? throw YamlFile.Fault(file, map.Line, $"{PathOf(name)} is missing");

    private YamlEntry? Find(string name)
    {
        _known.Add(name);
        return map.Entries.FirstOrDefault(entry => entry.Name == name);
    }

    private string TextOf(string name, YamlNode node, int max) =>
        node is YamlText { Text: { Length: > 0 } text } && text.Length <= max && !text.Any(char.IsControl)
            ? text
            : throw YamlFile.Fault(
                file, node.Line, $"{PathOf(name)} must be a text of 1 to {max} characters on one line");

    private IReadOnlyList<YamlNode> Items(string name, YamlNode node, int max) =>
        node is YamlList { Items: { Count: > 0 } items } && items.Count <= max
            ? items
            : throw YamlFile.Fault(file, node.Line, $"{PathOf(name)} must be a list of 1 to {max}");

    private T WordOf<T>(string name, YamlNode node)
        where T : struct, Enum
    {
        var text = TextOf(name, node, 200);
        var allowed = Enum.GetNames<T>().Where(word => word != "None").ToList();
        return allowed.Contains(text)
            ? Enum.Parse<T>(text)
            : throw YamlFile.Fault(
                file, node.Line, $"{PathOf(name)} does not know {text}; allowed are {string.Join(", ", allowed)}");
    }

    private void RequireOnce(string name, IReadOnlyList<YamlNode> items, List<string> texts)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            if (texts.IndexOf(texts[i]) < i)
                throw YamlFile.Fault(file, items[i].Line, $"{PathOf(name)} names {texts[i]} twice");
        }
    }

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
