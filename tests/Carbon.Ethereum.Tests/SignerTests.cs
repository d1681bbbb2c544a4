using System.Security.Cryptography;

namespace Carbon.Ethereum.Tests;

public sealed class SignerTests
{
    private const int Rounds = 200;

    [Fact]
    public void Both_signers_give_the_same_bytes_and_recover_the_same_key()
    {
        Assert.True(Secp256k1.IsNative, "libsecp256k1 is needed to compare the signers");
        for (var i = 0; i < Rounds; i++)
        {
            using var key = PrivateKey.Generate();
            using var native = new LibsecpSigner(key);
            using var portable = new BouncyCastleSigner(key);
            var digest = new Hash32(RandomNumberGenerator.GetBytes(Hash32.Size));
            var signature = native.Sign(digest);

            Assert.True(signature.IsLowS);
            Assert.Equal(native.Address, portable.Address);
            Assert.Equal(signature, portable.Sign(digest));
            Assert.Equal(LibsecpSigner.Recover(digest, signature), BouncyCastleSigner.Recover(digest, signature));
            Assert.Equal(native.Address, Secp256k1.Recover(digest, signature));
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Both_agree_at_the_ends_of_the_digest_range(int first, int last)
    {
        var bytes = Enumerable.Repeat(first == 0 ? (byte)0 : (byte)0xff, Hash32.Size).ToArray();
        bytes[^1] = (byte)last;
        using var key = PrivateKey.Generate();
        using var native = new LibsecpSigner(key);
        using var portable = new BouncyCastleSigner(key);

        Assert.Equal(native.Sign(new Hash32(bytes)), portable.Sign(new Hash32(bytes)));
    }

    [Fact]
    public void Refuses_signatures_out_of_range_or_without_a_key()
    {
        var digest = Keccak.Hash("message");
        var one = Signature.Of(1, 1, 0);

        Assert.Throws<SignatureException>(() => Secp256k1.Recover(digest, one with { R = Hash32.Zero }));
        Assert.Throws<SignatureException>(() => Secp256k1.Recover(digest, one with { S = Hash32.Zero }));
        Assert.Throws<SignatureException>(() => Secp256k1.Recover(digest, one with { YParity = 2 }));
        Assert.Throws<SignatureException>(
            () => Secp256k1.Recover(digest, one with { S = new Hash32(Secp256k1.OrderBytes) }));

        // 5 is the x of no point of the curve.
        var noPoint = Signature.Of(5, 1, 0);
        Assert.Throws<SignatureException>(() => LibsecpSigner.Recover(digest, noPoint));
        Assert.Throws<SignatureException>(() => BouncyCastleSigner.Recover(digest, noPoint));
    }

    [Fact]
    public void Takes_keys_between_one_and_the_order_only()
    {
        var last = Secp256k1.OrderBytes.ToArray();
        last[^1]--;
        using var key = new PrivateKey(last);

        Assert.Throws<ArgumentException>(() => new PrivateKey(new byte[PrivateKey.Size]));
        Assert.Throws<ArgumentException>(() => new PrivateKey(Secp256k1.OrderBytes));
        Assert.Throws<ArgumentException>(() => new PrivateKey(new byte[PrivateKey.Size - 1]));
    }

    [Fact]
    public void Keeps_a_key_out_of_texts_and_zeroes_it_on_dispose()
    {
        var key = PrivateKey.Generate();
        var view = key.Bytes;
        var text = Convert.ToHexStringLower(view);

        Assert.DoesNotContain(text, key.ToString(), StringComparison.OrdinalIgnoreCase);
        key.Dispose();
        Assert.False(view.ContainsAnyExcept((byte)0));
        Assert.Throws<ObjectDisposedException>(() => key.CopyTo(new byte[PrivateKey.Size]));
    }
}
