using System.Globalization;
using System.Text;

namespace Carbon.Ethereum.Generator;

/// <summary>
/// A small strict JSON reader, since a generator cannot bring System.Text.Json along. Objects become dictionaries,
/// arrays lists, strings strings, true and false booleans, null null, and numbers keep their text as JsonNumber.
/// </summary>
internal sealed class JsonText
{
    private const int MaxDepth = 64;

    private readonly string _text;
    private int _position;

    private JsonText(string text) => _text = text;

    public static object? Parse(string text)
    {
        var reader = new JsonText(text);
        var value = reader.ReadValue(0);
        reader.SkipSpace();
        return reader._position == text.Length ? value : throw reader.Malformed();
    }

    private char Current => _position < _text.Length ? _text[_position] : '\0';

    private ArtifactException Malformed() => new($"not JSON at character {_position}");

    private object? ReadValue(int depth)
    {
        if (depth > MaxDepth) throw Malformed();
        SkipSpace();
        return Current switch
        {
            '{' => ReadObject(depth),
            '[' => ReadArray(depth),
            '"' => ReadString(),
            't' => ReadWord("true", true),
            'f' => ReadWord("false", false),
            'n' => ReadWord("null", null),
            _ => ReadNumber(),
        };
    }

    private Dictionary<string, object?> ReadObject(int depth)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        _position++;
        SkipSpace();
        if (TryTake('}')) return members;
        do
        {
            SkipSpace();
            if (Current != '"') throw Malformed();
            var name = ReadString();
            SkipSpace();
            Take(':');
            if (members.ContainsKey(name)) throw Malformed();
            members[name] = ReadValue(depth + 1);
            SkipSpace();
        }
        while (TryTake(','));

        Take('}');
        return members;
    }

    private List<object?> ReadArray(int depth)
    {
        var items = new List<object?>();
        _position++;
        SkipSpace();
        if (TryTake(']')) return items;
        do
        {
            items.Add(ReadValue(depth + 1));
            SkipSpace();
        }
        while (TryTake(','));

        Take(']');
        return items;
    }

    private string ReadString()
    {
        var result = new StringBuilder();
        _position++;
        while (Current != '"')
        {
            if (Current < ' ') throw Malformed();
            result.Append(Current == '\\' ? ReadEscape() : Current);
            _position++;
        }

        _position++;
        return result.ToString();
    }

    private char ReadEscape()
    {
        _position++;
        switch (Current)
        {
            case '"' or '\\' or '/': return Current;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when _position + 4 < _text.Length:
                var digits = _text.Substring(_position + 1, 4);
                if (!ushort.TryParse(
                    digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
                    throw Malformed();
                _position += 4;
                return (char)unit;
            default: throw Malformed();
        }
    }

    private object? ReadWord(string word, object? value)
    {
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0) throw Malformed();
        _position += word.Length;
        return value;
    }

    private JsonNumber ReadNumber()
    {
        var start = _position;
        while (Current is (>= '0' and <= '9') or '-' or '+' or '.' or 'e' or 'E') _position++;
        var text = _text.Substring(start, _position - start);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? new JsonNumber(text)
            : throw Malformed();
    }

    private void SkipSpace()
    {
        while (Current is ' ' or '\t' or '\r' or '\n') _position++;
    }

    private bool TryTake(char expected)
    {
        if (Current != expected) return false;
        _position++;
        return true;
    }

    private void Take(char expected)
    {
        if (!TryTake(expected)) throw Malformed();
    }
}
