namespace Carbon.Gateway.Page;

/// <summary>
/// The words of a QR symbol at error correction M: data, padded, and the Reed–Solomon words of each block.
/// </summary>
internal static class QrWords
{
    private const int FieldPolynomial = 0x11D;

    // For versions 1 to 6: blocks, data words in each, correction words in each. All blocks of these are alike.
    private static readonly (int Blocks, int Data, int Correction)[] Layouts =
        [(1, 16, 10), (1, 28, 16), (1, 44, 26), (2, 32, 18), (2, 43, 24), (4, 27, 16)];

    private static readonly byte[] Exp = new byte[512];
    private static readonly byte[] Log = new byte[256];

    static QrWords()
    {
        var x = 1;
        for (var i = 0; i < 255; i++)
        {
            (Exp[i], Exp[i + 255], Log[x]) = ((byte)x, (byte)x, (byte)i);
            x <<= 1;
            if (x > 255)
                x ^= FieldPolynomial;
        }
    }

    /// <summary>
    /// The smallest version that holds the bytes, with all its words in the order of placing; null where none does.
    /// </summary>
    public static (int Version, byte[] Words)? Encode(ReadOnlySpan<byte> bytes)
    {
        for (var version = 1; version <= Layouts.Length; version++)
        {
            var (blocks, data, correction) = Layouts[version - 1];
            // Four bits of mode and eight of length come before the bytes.
            if (bytes.Length + 2 <= blocks * data)
                return (version, Interleave(Pad(bytes, blocks * data), blocks, data, correction));
        }

        return null;
    }

    private static byte[] Pad(ReadOnlySpan<byte> bytes, int capacity)
    {
        const int byteMode = 0b0100;
        var words = new byte[capacity];
        words[0] = (byte)((byteMode << 4) | (bytes.Length >> 4));
        words[1] = (byte)((bytes.Length & 0xF) << 4);
        for (var i = 0; i < bytes.Length; i++)
        {
            words[i + 1] |= (byte)(bytes[i] >> 4);
            words[i + 2] = (byte)((bytes[i] & 0xF) << 4);
        }

        // The low half of the last word that was written is the terminator.
        for (var i = bytes.Length + 2; i < capacity; i++)
            words[i] = (i - bytes.Length) % 2 == 0 ? (byte)0xEC : (byte)0x11;
        return words;
    }

    private static byte[] Interleave(byte[] words, int blocks, int data, int correction)
    {
        var generator = Generator(correction);
        var all = new byte[blocks * (data + correction)];
        for (var block = 0; block < blocks; block++)
        {
            var own = words.AsSpan(block * data, data);
            for (var i = 0; i < data; i++)
                all[(i * blocks) + block] = own[i];
            var rest = Remainder(own, generator);
            for (var i = 0; i < correction; i++)
                all[(blocks * data) + (i * blocks) + block] = rest[i];
        }

        return all;
    }

    private static byte[] Generator(int degree)
    {
        var polynomial = new byte[degree];
        polynomial[^1] = 1;
        for (var root = 0; root < degree; root++)
            for (var i = 0; i < degree; i++)
                polynomial[i] = (byte)(Multiply(polynomial[i], Exp[root]) ^ (i + 1 < degree ? polynomial[i + 1] : 0));
        return polynomial;
    }

    private static byte[] Remainder(ReadOnlySpan<byte> data, byte[] generator)
    {
        var rest = new byte[generator.Length];
        foreach (var word in data)
        {
            var factor = (byte)(word ^ rest[0]);
            rest.AsSpan(1).CopyTo(rest);
            rest[^1] = 0;
            for (var i = 0; i < rest.Length; i++)
                rest[i] ^= Multiply(generator[i], factor);
        }

        return rest;
    }

    private static byte Multiply(byte a, byte b) => a == 0 || b == 0 ? (byte)0 : Exp[Log[a] + Log[b]];
}
