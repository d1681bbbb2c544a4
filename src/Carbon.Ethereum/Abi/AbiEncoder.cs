using System.Buffers.Binary;
using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Carbon.Ethereum;

/// <summary>
/// Writes values in the standard (not packed) ABI layout: heads first, dynamic tails behind them in order.
/// </summary>
internal static class AbiEncoder
{
    // Refuses unpaired surrogates instead of writing a replacement character for them.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Encode(AbiType parameters, IReadOnlyList<object> values)
    {
        if (parameters.Kind != AbiKind.Tuple) throw new ArgumentException("A tuple is encoded.", nameof(parameters));
        using var output = new MemoryStream();
        WriteSequence(parameters.Components, values, output);
        return output.ToArray();
    }

    private static void WriteSequence(IReadOnlyList<AbiType> types, IReadOnlyList<object> values, MemoryStream output)
    {
        if (types.Count != values.Count)
            throw new ArgumentException($"{types.Count} values are expected, not {values.Count}.", nameof(values));
        var headSize = 0;
        foreach (var type in types) headSize += type.HeadSize;

        using var tails = new MemoryStream();
        for (var i = 0; i < types.Count; i++)
        {
            if (types[i].IsDynamic)
            {
                WriteLength(headSize + tails.Length, output);
                Write(types[i], values[i], tails);
            }
            else
            {
                Write(types[i], values[i], output);
            }
        }

        tails.WriteTo(output);
    }

    private static void Write(AbiType type, object value, MemoryStream output)
    {
        switch (type.Kind)
        {
            case AbiKind.UnsignedInteger or AbiKind.SignedInteger:
                WriteInteger(type, value, output);
                break;
            case AbiKind.Address:
                WriteAddress(Expect<Address>(type, value), output);
                break;
            case AbiKind.Boolean:
                WriteLength(Expect<bool>(type, value) ? 1 : 0, output);
                break;
            case AbiKind.FixedBytes:
                WriteFixedBytes(type, value, output);
                break;
            case AbiKind.Bytes:
                WriteBytes(Expect<byte[]>(type, value), output);
                break;
            case AbiKind.Text:
                WriteBytes(Utf8.GetBytes(Expect<string>(type, value)), output);
                break;
            case AbiKind.Tuple:
                WriteSequence(type.Components, ToList(type, value), output);
                break;
            default:
                WriteArray(type, ToList(type, value), output);
                break;
        }
    }

    private static void WriteArray(AbiType type, IReadOnlyList<object> values, MemoryStream output)
    {
        if (type.Kind == AbiKind.Array) WriteLength(values.Count, output);
        else if (values.Count != type.Size) throw Unfit(type, "its length");
        WriteSequence(Enumerable.Repeat(type.Element!, values.Count).ToArray(), values, output);
    }

    private static void WriteInteger(AbiType type, object value, MemoryStream output)
    {
        var number = ToInteger(type, value);
        var signed = type.Kind == AbiKind.SignedInteger;
        var limit = BigInteger.One << (signed ? type.Size - 1 : type.Size);
        if (number >= limit || number < (signed ? -limit : 0)) throw Unfit(type, "its range");

        Span<byte> word = stackalloc byte[AbiType.Word];
        word.Fill(number.Sign < 0 ? (byte)0xff : (byte)0);
        var bytes = number.ToByteArray(isUnsigned: !signed, isBigEndian: true);
        bytes.CopyTo(word[(AbiType.Word - bytes.Length)..]);
        output.Write(word);
    }

    private static BigInteger ToInteger(AbiType type, object value) => value switch
    {
        BigInteger number => number,
        ulong number => number,
        uint number => number,
        int number => number,
        long number => number,
        byte number => number,
        ushort number => number,
        sbyte number => number,
        short number => number,
        Enum number => new BigInteger(Convert.ToInt64(number, CultureInfo.InvariantCulture)),
        _ => throw Unfit(type, value?.GetType().Name ?? "null"),
    };

    private static void WriteAddress(Address address, MemoryStream output)
    {
        Span<byte> word = stackalloc byte[AbiType.Word];
        word.Clear();
        address.CopyTo(word[(AbiType.Word - Address.Size)..]);
        output.Write(word);
    }

    private static void WriteFixedBytes(AbiType type, object value, MemoryStream output)
    {
        var bytes = value is Hash32 hash ? hash.ToBytes() : Expect<byte[]>(type, value);
        if (bytes.Length != type.Size) throw Unfit(type, "its length");
        Span<byte> word = stackalloc byte[AbiType.Word];
        word.Clear();
        bytes.CopyTo(word);
        output.Write(word);
    }

    private static void WriteBytes(byte[] bytes, MemoryStream output)
    {
        WriteLength(bytes.Length, output);
        output.Write(bytes);
        var rest = bytes.Length % AbiType.Word;
        if (rest != 0) output.Write(stackalloc byte[AbiType.Word - rest]);
    }

    private static void WriteLength(long length, MemoryStream output)
    {
        Span<byte> word = stackalloc byte[AbiType.Word];
        word.Clear();
        BinaryPrimitives.WriteInt64BigEndian(word[(AbiType.Word - sizeof(long))..], length);
        output.Write(word);
    }

    private static IReadOnlyList<object> ToList(AbiType type, object value) => value switch
    {
        IReadOnlyList<object> list => list,
        string => throw Unfit(type, "string"),
        IEnumerable values => [.. values.Cast<object>()],
        _ => throw Unfit(type, value?.GetType().Name ?? "null"),
    };

    private static T Expect<T>(AbiType type, object value) =>
        value is T expected ? expected : throw Unfit(type, value?.GetType().Name ?? "null");

    private static ArgumentException Unfit(AbiType type, string what) =>
        new($"A value does not fit {type.Text}: {what}.");
}
