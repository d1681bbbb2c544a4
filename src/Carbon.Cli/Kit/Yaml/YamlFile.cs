using Carbon.Cli.CommandLine;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Carbon.Cli.Kit.Yaml;

/// <summary>
/// Reads a YAML file that people write, within bounds: one document of at most 256 KiB, 16 levels and 20,000 parts.
/// A name that stands twice is refused, and so are anchors, aliases and tags: they make one part say two things.
/// </summary>
internal sealed class YamlFile
{
    private const int BytesMax = 256 * 1024;
    private const int DepthMax = 16;
    private const int PartsMax = 20_000;

    private readonly string _path;
    private readonly Parser _parser;
    private int _parts;

    private YamlFile(string path, TextReader text)
    {
        _path = path;
        _parser = new Parser(text);
    }

    /// <summary>Reads the file's one mapping.</summary>
    /// <exception cref="CommandException">It cannot be read or is no such file; the message names the line.</exception>
    public static YamlPart Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > BytesMax)
                throw new CommandException(Exit.Refused, $"{path} is over 256 KiB.");
            using var text = new StreamReader(path);
            return new YamlPart(path, "", new YamlFile(path, text).Root());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(Exit.Failed, $"{path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>What is wrong in a line of a file.</summary>
    public static CommandException Fault(string path, int line, string fault, Exception? inner = null) =>
        new(Exit.Refused, $"{path}, line {line}: {fault.TrimEnd('.')}.", inner);

    // The scanner meets some broken texts with a complaint about its own state.
    private YamlMap Root()
    {
        try
        {
            return Document();
        }
        catch (YamlException e)
        {
            throw Fault(_path, (int)e.Start.Line, $"this is no YAML: {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            throw Fault(_path, _parser.Current is { } last ? LineOf(last) : 1, "this is no YAML from here on", e);
        }
    }

    private YamlMap Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
            throw Fault(_path, 1, "the file is empty");
        _parser.Consume<DocumentStart>();
        var root = Node(0);
        _parser.Consume<DocumentEnd>();
        if (!_parser.Accept<StreamEnd>(out var next))
            throw Fault(_path, LineOf(_parser.Current!), "a second document begins here; one is allowed");
        return root as YamlMap ?? throw Fault(_path, root.Line, "the file must hold names with values");
    }

    private YamlNode Node(int depth)
    {
        var start = _parser.Consume<ParsingEvent>();
        var line = LineOf(start);
        if (depth > DepthMax || ++_parts > PartsMax)
            throw Fault(_path, line, $"the file has over {DepthMax} levels or {PartsMax} parts");
        if (start is AnchorAlias or NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
            throw Fault(_path, line, "anchors, aliases and tags are not allowed");
        return start switch
        {
            Scalar scalar => new YamlText(line, scalar.Value),
            SequenceStart => new YamlList(line, Items(depth)),
            MappingStart => new YamlMap(line, Entries(depth)),
            _ => throw Fault(_path, line, "a value is missing"),
        };
    }

    private List<YamlNode> Items(int depth)
    {
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(Node(depth + 1));
        return items;
    }

    private List<YamlEntry> Entries(int depth)
    {
        var entries = new List<YamlEntry>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var name = Node(depth + 1) as YamlText
                ?? throw Fault(_path, LineOf(_parser.Current!), "a name must be a single word");
            if (entries.Find(entry => entry.Name == name.Text) is { } first)
                throw Fault(_path, name.Line, $"{name.Text} stands here a second time, after line {first.Line}");
            entries.Add(new YamlEntry(name.Line, name.Text, Node(depth + 1)));
        }

        return entries;
    }

    private static int LineOf(ParsingEvent parsed) => (int)parsed.Start.Line;
}
