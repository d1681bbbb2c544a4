using System.Numerics;
using System.Text;

namespace Carbon.Ethereum;

/// <summary>
/// Reads canonical ABI bytes: every tail must stand where the encoder puts it, behind the heads and the tails before
/// it. So no byte is read twice, none hides between values, and bytes that decode encode to the same bytes again.
/// </summary>
internal ref struct AbiDecoder
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _bytes;

    // Where the value read last ends.
    private int _end;

    private AbiDecoder(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public static object[] Decode(AbiType parameters, ReadOnlySpan<byte> bytes)
    {
        if (parameters.Kind != AbiKind.Tuple) throw new ArgumentException("A tuple is decoded.", nameof(parameters));
        var decoder = new AbiDecoder(bytes);
        var values = decoder.ReadTuple(parameters, 0);
        return decoder._end == bytes.Length ? values : throw new AbiFormatException("Bytes are left over.");
    }

    private object[] ReadTuple(AbiType type, int start)
    {
        var values = new object[type.Components.Count];
        var head = start;
        var tail = start;
        foreach (var component in type.Components) tail += component.HeadSize;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ReadMember(type.Components[i], start, head, ref tail);
            head += type.Components[i].HeadSize;
        }

        _end = tail;
        return values;
    }

    private object[] ReadElements(AbiType element, int count, int start)
    {
        if ((long)count * element.HeadSize > _bytes.Length - start)
            throw new AbiFormatException("An array is cut off.");
        var values = new object[count];
        var tail = start + count * element.HeadSize;
        for (var i = 0; i < count; i++)
            values[i] = ReadMember(element, start, start + i * element.HeadSize, ref tail);
        _end = tail;
        return values;
    }

    // An offset counts from the start of the sequence in which its head stands.
    private object ReadMember(AbiType type, int start, int head, ref int tail)
    {
        if (!type.IsDynamic) return Read(type, head);
        if (ReadSize(head, _bytes.Length - start) != tail - start)
            throw new AbiFormatException("An offset does not point behind the values before it.");
        var value = Read(type, tail);
        tail = _end;
        return value;
    }

    private object Read(AbiType type, int at) => type.Kind switch
    {
        AbiKind.UnsignedInteger => ReadUnsigned(type, at),
        AbiKind.SignedInteger => ReadSigned(type, at),
        AbiKind.Address => new Address(ReadPadded(at, AbiType.Word - Address.Size, AbiType.Word)),
        AbiKind.Boolean => ReadBoolean(at),
        AbiKind.FixedBytes => ReadFixedBytes(type, at),
        AbiKind.Bytes => ReadBytes(at).ToArray(),
        AbiKind.Text => ReadText(at),
        AbiKind.Array => ReadElements(type.Element!, ReadSize(at, _bytes.Length), at + AbiType.Word),
        AbiKind.FixedArray => ReadElements(type.Element!, type.Size, at),
        AbiKind.Tuple => ReadTuple(type, at),
        _ => throw new InvalidOperationException($"{type.Kind} has no reader."),
    };

    private ReadOnlySpan<byte> Take(int at, int count)
    {
        if (at > _bytes.Length - count) throw new AbiFormatException("The bytes are cut off.");
        _end = at + count;
        return _bytes.Slice(at, count);
    }

    private int ReadSize(int at, int limit)
    {
        var value = new BigInteger(Take(at, AbiType.Word), isUnsigned: true, isBigEndian: true);
        return value <= limit
            ? (int)value
            : throw new AbiFormatException("An offset or length lies outside the bytes.");
    }

    // Returns the part [from, to) of a word whose other bytes must all be zero.
    private ReadOnlySpan<byte> ReadPadded(int at, int from, int to)
    {
        var word = Take(at, AbiType.Word);
        if (word[..from].ContainsAnyExcept((byte)0) || word[to..].ContainsAnyExcept((byte)0))
            throw new AbiFormatException("The padding is not clean.");
        return word[from..to];
    }

    private BigInteger ReadUnsigned(AbiType type, int at) =>
        new BigInteger(ReadPadded(at, AbiType.Word - type.Size / 8, AbiType.Word), isUnsigned: true, isBigEndian: true);

    private BigInteger ReadSigned(AbiType type, int at)
    {
        var value = new BigInteger(Take(at, AbiType.Word), isBigEndian: true);
        var limit = BigInteger.One << (type.Size - 1);
        return value >= -limit && value < limit ? value : throw new AbiFormatException("The padding is not clean.");
    }

    private bool ReadBoolean(int at) => ReadPadded(at, AbiType.Word - 1, AbiType.Word)[0] switch
    {
        0 => false,
        1 => true,
        _ => throw new AbiFormatException("A bool is neither 0 nor 1."),
    };

    private object ReadFixedBytes(AbiType type, int at)
    {
        var bytes = ReadPadded(at, 0, type.Size);
        return type.Size == Hash32.Size ? new Hash32(bytes) : bytes.ToArray();
    }

    private ReadOnlySpan<byte> ReadBytes(int at)
    {
        var length = ReadSize(at, _bytes.Length);
        var padded = (length + AbiType.Word - 1) / AbiType.Word * AbiType.Word;
        var bytes = Take(at + AbiType.Word, padded);
        if (bytes[length..].ContainsAnyExcept((byte)0)) throw new AbiFormatException("The padding is not clean.");
        return bytes[..length];
    }

    private string ReadText(int at)
    {
        try
        {
            return Utf8.GetString(ReadBytes(at));
        }
        catch (DecoderFallbackException e)
        {
            throw new AbiFormatException("A string is not UTF-8.", e);
        }
    }
}
