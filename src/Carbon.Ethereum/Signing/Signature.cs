using System.Globalization;
using System.Numerics;

namespace Carbon.Ethereum;

/// <summary>A recoverable secp256k1 signature: r, s and the parity (0 or 1) of the nonce point's y.</summary>
public readonly record struct Signature(Hash32 R, Hash32 S, byte YParity)
{
    private static readonly BigInteger HalfOrder = Secp256k1.Order >> 1;

    /// <summary>Says whether s is in the lower half, which Ethereum demands of transactions.</summary>
    public bool IsLowS => Number(S) <= HalfOrder;

    internal bool IsInRange =>
        YParity <= 1 && IsScalar(Number(R)) && IsScalar(Number(S));

    /// <summary>Takes r and s as numbers of at most 32 bytes, else throws OverflowException.</summary>
    public static Signature Of(BigInteger r, BigInteger s, byte yParity) => new(Word(r), Word(s), yParity);

    /// <summary>Returns r, s and the parity as <c>0x</c> and 130 digits.</summary>
    public override string ToString() =>
        R.ToString() + S.ToString()[2..] + YParity.ToString("x2", CultureInfo.InvariantCulture);

    internal static BigInteger Number(Hash32 word) => new(word.ToBytes(), isUnsigned: true, isBigEndian: true);

    private static bool IsScalar(BigInteger number) => number.Sign > 0 && number < Secp256k1.Order;

    private static Hash32 Word(BigInteger number)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        if (bytes.Length > Hash32.Size) throw new OverflowException("A scalar has at most 32 bytes.");
        var word = new byte[Hash32.Size];
        bytes.CopyTo(word, Hash32.Size - bytes.Length);
        return new Hash32(word);
    }
}
