using System.Buffers.Binary;

namespace Carbon.Ethereum;

/// <summary>
/// Encodes and decodes contract ABI values. Integers are BigInteger (any C# integer is taken when encoding), address is
/// Address, bool is bool, bytes32 is Hash32, bytesN and bytes are byte[], string is string, arrays and tuples are
/// object[].
/// </summary>
public static class Abi
{
    /// <summary>
    /// Returns the encoding of the values of a tuple type; throws ArgumentException on a value that does not fit.
    /// </summary>
    public static byte[] Encode(AbiType parameters, params IReadOnlyList<object> values)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(values);
        return AbiEncoder.Encode(parameters, values);
    }

    /// <summary>Returns a four-byte selector followed by the encoding of the values of a tuple type.</summary>
    public static byte[] EncodeCall(uint selector, AbiType parameters, params IReadOnlyList<object> values)
    {
        var body = Encode(parameters, values);
        var call = new byte[sizeof(uint) + body.Length];
        BinaryPrimitives.WriteUInt32BigEndian(call, selector);
        body.CopyTo(call, sizeof(uint));
        return call;
    }

    /// <summary>
    /// Returns the values of a tuple type; throws AbiFormatException unless the bytes are its canonical encoding, with
    /// each tail in its place and clean padding: what decodes encodes to the same bytes.
    /// </summary>
    public static object[] Decode(AbiType parameters, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return AbiDecoder.Decode(parameters, bytes);
    }

    /// <summary>
    /// Returns the values that follow a four-byte selector; throws AbiFormatException when it is another.
    /// </summary>
    public static object[] DecodeCall(uint selector, AbiType parameters, ReadOnlySpan<byte> bytes)
    {
        if (!HasSelector(bytes, selector)) throw new AbiFormatException("The bytes start with another selector.");
        return Decode(parameters, bytes[sizeof(uint)..]);
    }

    /// <summary>Says whether the bytes start with the selector.</summary>
    public static bool HasSelector(ReadOnlySpan<byte> bytes, uint selector) =>
        bytes.Length >= sizeof(uint) && BinaryPrimitives.ReadUInt32BigEndian(bytes) == selector;

    /// <summary>Returns the selector of a signature such as <c>transfer(address,uint256)</c>.</summary>
    public static uint Selector(string signature) =>
        BinaryPrimitives.ReadUInt32BigEndian(Keccak.Hash(signature).ToBytes());

    /// <summary>Returns the topic of an event signature such as <c>Transfer(address,address,uint256)</c>.</summary>
    public static Hash32 Topic(string signature) => Keccak.Hash(signature);

    /// <summary>
    /// Returns an event's arguments in order; an indexed argument of more than one word is its hash (Hash32).
    /// Throws AbiFormatException when topics or data do not fit.
    /// </summary>
    public static object[] DecodeEvent(
        AbiType parameters, IReadOnlyList<bool> indexed, IReadOnlyList<Hash32> topics, ReadOnlySpan<byte> data)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(indexed);
        ArgumentNullException.ThrowIfNull(topics);
        var types = parameters.Components;
        if (types.Count != indexed.Count)
            throw new ArgumentException("Each argument is indexed or not.", nameof(indexed));
        if (topics.Count != 1 + indexed.Count(i => i))
            throw new AbiFormatException("The event has another number of topics.");

        var plain = Decode(AbiType.Tuple([.. types.Where((_, i) => !indexed[i])]), data);
        var values = new object[types.Count];
        var (nextTopic, nextPlain) = (1, 0);
        for (var i = 0; i < values.Length; i++)
        {
            if (!indexed[i]) values[i] = plain[nextPlain++];
            else values[i] = FromTopic(types[i], topics[nextTopic++]);
        }

        return values;
    }

    private static object FromTopic(AbiType type, Hash32 topic) =>
        type.IsValue ? Decode(AbiType.Tuple(type), topic.ToBytes())[0] : topic;
}
