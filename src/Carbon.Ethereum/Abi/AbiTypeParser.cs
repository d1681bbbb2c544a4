using System.Globalization;

namespace Carbon.Ethereum;

/// <summary>Reads the canonical text of a type; a recursive descent over one string.</summary>
internal sealed class AbiTypeParser
{
    private const int MaxText = 10_000;
    private const int MaxDepth = 32;

    private readonly string _text;
    private int _position;

    private AbiTypeParser(string text) => _text = text;

    public static AbiType Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxText) throw new AbiFormatException("The type's text is too long.");
        var parser = new AbiTypeParser(text);
        var type = parser.Read(0);
        return parser._position == text.Length ? type : throw parser.Malformed();
    }

    private AbiFormatException Malformed() => new($"Not a type: '{_text}' at {_position}.");

    private char Current => _position < _text.Length ? _text[_position] : '\0';

    private AbiType Read(int depth)
    {
        if (depth > MaxDepth) throw new AbiFormatException("The type is nested too deeply.");
        var type = Current == '(' ? ReadTuple(depth) : ReadScalar();
        for (var dimensions = 0; Current == '['; dimensions++)
        {
            if (dimensions > MaxDepth) throw new AbiFormatException("The type is nested too deeply.");
            type = ReadArray(type);
        }

        return type;
    }

    private AbiType ReadTuple(int depth)
    {
        _position++;
        var components = new List<AbiType>();
        if (Current == ')')
        {
            _position++;
            return AbiType.Tuple(components);
        }

        while (true)
        {
            components.Add(Read(depth + 1));
            var separator = Current;
            _position++;
            if (separator == ')') return AbiType.Tuple(components);
            if (separator != ',') throw Malformed();
        }
    }

    private AbiType ReadArray(AbiType element)
    {
        _position++;
        if (Current == ']')
        {
            _position++;
            return AbiType.ArrayOf(element);
        }

        var length = ReadNumber();
        if (length == 0 || Current != ']') throw Malformed();
        _position++;
        return AbiType.FixedArrayOf(element, length);
    }

    private AbiType ReadScalar()
    {
        var start = _position;
        while (char.IsAsciiLetterLower(Current)) _position++;
        var name = _text[start.._position];
        var size = char.IsAsciiDigit(Current) ? ReadNumber() : 0;
        var text = _text[start.._position];
        return (name, size) switch
        {
            ("uint", > 0 and <= 256) when size % 8 == 0 => AbiType.Scalar(AbiKind.UnsignedInteger, size, text),
            ("int", > 0 and <= 256) when size % 8 == 0 => AbiType.Scalar(AbiKind.SignedInteger, size, text),
            ("bytes", > 0 and <= 32) => AbiType.Scalar(AbiKind.FixedBytes, size, text),
            ("address", 0) => AbiType.Scalar(AbiKind.Address, 0, text),
            ("bool", 0) => AbiType.Scalar(AbiKind.Boolean, 0, text),
            ("bytes", 0) when text == "bytes" => AbiType.Scalar(AbiKind.Bytes, 0, text),
            ("string", 0) => AbiType.Scalar(AbiKind.Text, 0, text),
            _ => throw Malformed(),
        };
    }

    private int ReadNumber()
    {
        var start = _position;
        while (char.IsAsciiDigit(Current)) _position++;
        var digits = _text.AsSpan(start, _position - start);
        if (digits.Length is 0 or > 8 || (digits[0] == '0')) throw Malformed();
        return int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
