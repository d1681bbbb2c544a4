namespace Carbon.Registry.Tests;

public sealed class DigestTests
{
    private const int Seed = 20261122;

    private static readonly byte[] Counted = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    [Fact]
    public void A_digest_gives_its_bytes_back_and_prints_them_in_order()
    {
        var digest = Digest.From(Counted);
        Assert.Equal(Counted, digest.ToBytes());
        Assert.Equal("0x0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20", digest.ToString());
        Assert.Equal(digest, Digest.Parse(digest.ToString()));
    }

    [Fact]
    public void A_digest_differs_from_one_with_any_other_bit()
    {
        var random = new Random(Seed);
        var bytes = new byte[32];
        random.NextBytes(bytes);
        for (var bit = 0; bit < 256; bit++)
        {
            var other = (byte[])bytes.Clone();
            other[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotEqual(Digest.From(bytes), Digest.From(other));
            Assert.Equal(other, Digest.From(other).ToBytes());
        }
    }

    [Fact]
    public void Only_thirty_two_zero_bytes_are_zero()
    {
        Assert.True(Digest.From(new byte[32]).IsZero);
        Assert.Equal(Digest.Zero, Digest.From(new byte[32]));
        Assert.Equal("0x" + new string('0', 64), Digest.Zero.ToString());
        for (var at = 0; at < 32; at++)
        {
            var bytes = new byte[32];
            bytes[at] = 1;
            Assert.False(Digest.From(bytes).IsZero);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void Fewer_or_more_bytes_are_no_digest(int length) =>
        Assert.Throws<ArgumentException>(() => Digest.From(new byte[length]));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0x00")]
    [InlineData("0x010203040506070809gg0b0c0d0e0f101112131415161718191a1b1c1d1e1f20")]
    [InlineData("010x02030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20")]
    public void Other_text_is_no_digest(string? text)
    {
        Assert.False(Digest.TryParse(text, out var digest));
        Assert.True(digest.IsZero);
    }
}
