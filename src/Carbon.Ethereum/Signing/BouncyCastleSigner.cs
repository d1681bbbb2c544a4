using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Math.EC.Multiplier;

namespace Carbon.Ethereum;

/// <summary>
/// Signs without native code. Its arithmetic is not constant in time: not for machines where others can time
/// signatures.
/// </summary>
public sealed class BouncyCastleSigner : ISigner, IDisposable
{
    private static readonly Org.BouncyCastle.Asn1.X9.X9ECParameters Curve = SecNamedCurves.GetByName("secp256k1");
    private static readonly BigInteger N = Curve.N;
    private static readonly BigInteger HalfN = N.ShiftRight(1);

    private readonly PrivateKey _key;

    /// <summary>Takes a copy of the key.</summary>
    public BouncyCastleSigner(PrivateKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _key = new PrivateKey(key.Bytes);
        Address = Address.FromPublicKey(PublicKey(_key.Bytes));
    }

    /// <inheritdoc/>
    public Address Address { get; }

    /// <inheritdoc/>
    public Signature Sign(Hash32 digest)
    {
        var message = digest.ToBytes();
        var d = new BigInteger(1, _key.Bytes.ToArray());
        var e = new BigInteger(1, message);
        var nonces = new HMacDsaKCalculator(new Sha256Digest());
        nonces.Init(N, d, message);

        while (true)
        {
            var k = nonces.NextK();
            var point = new FixedPointCombMultiplier().Multiply(Curve.G, k).Normalize();
            var x = point.AffineXCoord.ToBigInteger();
            var r = x.Mod(N);
            var s = k.ModInverse(N).Multiply(e.Add(d.Multiply(r))).Mod(N);

            // x at or above N would need recovery ids 2 and 3, which Ethereum has no room for: take the next nonce.
            if (r.SignValue == 0 || s.SignValue == 0 || x.CompareTo(N) >= 0) continue;

            var isOdd = point.AffineYCoord.ToBigInteger().TestBit(0);
            if (s.CompareTo(HalfN) <= 0) return new Signature(Word(r), Word(s), isOdd ? (byte)1 : (byte)0);
            return new Signature(Word(r), Word(N.Subtract(s)), isOdd ? (byte)0 : (byte)1);
        }
    }

    /// <summary>Zeroes the signer's copy of the key.</summary>
    public void Dispose() => _key.Dispose();

    internal static byte[] PublicKey(ReadOnlySpan<byte> privateKey)
    {
        var d = new BigInteger(1, privateKey.ToArray());
        return Bytes(new FixedPointCombMultiplier().Multiply(Curve.G, d));
    }

    // Q = r⁻¹ (s R − e G), where R is the nonce point with x = r and the y of the given parity.
    internal static byte[] Recover(Hash32 digest, Signature signature)
    {
        var r = new BigInteger(1, signature.R.ToBytes());
        var s = new BigInteger(1, signature.S.ToBytes());
        var e = new BigInteger(1, digest.ToBytes());
        var compressed = new byte[Hash32.Size + 1];
        compressed[0] = (byte)(2 + signature.YParity);
        signature.R.CopyTo(compressed.AsSpan(1));

        var inverse = r.ModInverse(N);
        var sumOfTwo = ECAlgorithms.SumOfTwoMultiplies(
            Curve.G, N.Subtract(e.Mod(N)).Multiply(inverse).Mod(N), Decode(compressed), s.Multiply(inverse).Mod(N));
        if (sumOfTwo.IsInfinity) throw new SignatureException("No key made this signature.");
        return Bytes(sumOfTwo);
    }

    private static ECPoint Decode(byte[] compressed)
    {
        try
        {
            return Curve.Curve.DecodePoint(compressed);
        }
        catch (ArgumentException)
        {
            throw new SignatureException("No key made this signature.");
        }
    }

    private static byte[] Bytes(ECPoint point) => point.Normalize().GetEncoded(compressed: false)[1..];

    private static Hash32 Word(BigInteger value)
    {
        var bytes = value.ToByteArrayUnsigned();
        var word = new byte[Hash32.Size];
        bytes.CopyTo(word, Hash32.Size - bytes.Length);
        return new Hash32(word);
    }
}
