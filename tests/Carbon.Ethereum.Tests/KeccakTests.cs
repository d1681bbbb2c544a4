namespace Carbon.Ethereum.Tests;

public sealed class KeccakTests
{
    [Fact]
    public void Gives_the_published_hashes()
    {
        var cases = Repository.Vectors("hashes");

        Assert.Equal(516, cases.Length);
        Assert.All(cases, c => Assert.Equal(c.Text("keccak256"), Keccak.Hash(Hex.Parse(c.Text("data"))).ToString()));
    }

    [Fact]
    public void Differs_from_sha3_by_its_padding()
    {
        // FIPS 202 gives a7ffc6f8… for the empty message.
        Assert.Equal("0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470", Keccak.Hash([]).ToString());
    }
}
