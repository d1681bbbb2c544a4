using System.Globalization;
using System.Text;

namespace Carbon.Cli.Kit.Checking;

/// <summary>
/// The part of TOML that Besu's files use: names with texts, numbers, true and false, and lists of those; headings are
/// passed over, as Besu does.
/// </summary>
internal sealed class FlatToml
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.Ordinal);
    private readonly string _text;
    private int _at;

    private FlatToml(string text) => _text = text;

    /// <summary>The names in the file.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>Reads a file's text.</summary>
    /// <exception cref="FormatException">It is something else; the message names the line.</exception>
    public static FlatToml Parse(string text)
    {
        var toml = new FlatToml(text);
        while (toml.SkipToName())
            toml.ReadEntry();
        return toml;
    }

    /// <summary>The value of a name as it is written without its quotation marks; null where it is missing.</summary>
    public string? Text(string name) => _values.TryGetValue(name, out var items) ? string.Join(',', items) : null;

    /// <summary>The values of a list, or the only value; none where it is missing.</summary>
    public IReadOnlyList<string> Items(string name) => _values.TryGetValue(name, out var items) ? items : [];

    private bool SkipToName()
    {
        SkipBlank();
        while (_at < _text.Length && _text[_at] == '[')
        {
            SkipLine();
            SkipBlank();
        }

        return _at < _text.Length;
    }

    private void ReadEntry()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '-' or '_'))
            _at++;
        var name = _text[start.._at];
        SkipSpaces();
        if (name.Length == 0 || Next() != '=')
            throw Fault("a name and an equals sign are expected");
        SkipSpaces();
        var items = Peek() == '[' ? List() : [Value()];
        if (!_values.TryAdd(name, items))
            throw Fault($"{name} stands twice");
        SkipSpaces();
        if (Peek() is not ('\n' or '\r' or '#' or '\0'))
            throw Fault($"something follows the value of {name}");
    }

    private List<string> List()
    {
        var items = new List<string>();
        _at++;
        for (SkipBlank(); Peek() != ']'; SkipBlank())
        {
            items.Add(Value());
            SkipBlank();
            if (Peek() == ',')
                _at++;
            else if (Peek() != ']')
                throw Fault("a list lacks a comma or its end");
        }

        _at++;
        return items;
    }

    private string Value()
    {
        if (Peek() is '"' or '\'')
            return Quoted(Next());
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Peek()) || Peek() is '-' or '+' or '.' or '_')
            _at++;
        return _at > start ? _text[start.._at] : throw Fault("a value is expected");
    }

    private string Quoted(char mark)
    {
        var text = new StringBuilder();
        while (Peek() is var next && next != mark)
        {
            if (next is '\0' or '\n')
                throw Fault("a text has no end");
            _at++;
            text.Append(next == '\\' && mark == '"' ? Next() : next);
        }

        _at++;
        return text.ToString();
    }

    private void SkipBlank()
    {
        while (_at < _text.Length && (char.IsWhiteSpace(_text[_at]) || _text[_at] == '#'))
        {
            if (_text[_at] == '#')
                SkipLine();
            else
                _at++;
        }
    }

    private void SkipSpaces()
    {
        while (Peek() is ' ' or '\t')
            _at++;
    }

    private void SkipLine()
    {
        while (_at < _text.Length && _text[_at] != '\n')
            _at++;
    }

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private char Next() => _at < _text.Length ? _text[_at++] : throw Fault("the file ends too early");

    private FormatException Fault(string fault)
    {
        var line = 1 + _text.AsSpan(0, Math.Min(_at, _text.Length)).Count('\n');
        return new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {line}: {fault}"));
    }
}
