namespace Carbon.Ethereum.Tests;

public sealed class AddressTests
{
    // The examples of EIP-55.
    public static TheoryData<string> Checksummed =>
    [
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
        "0xde709f2102306220921060314715629080e2fb77",
        "0x27b1fdb04752bbc536007a920d24acb045561c26",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
    ];

    [Theory]
    [MemberData(nameof(Checksummed))]
    public void Shows_the_published_checksum(string text)
    {
        Assert.Equal(text, Address.Parse(text).ToString());
        Assert.Equal(text, Address.Parse(text.ToLowerInvariant()).ToString());
    }

    [Fact]
    public void Agrees_with_the_published_accounts()
    {
        var cases = Repository.Vectors("accounts");
        var keys = 0;

        Assert.Equal(1038, cases.Length);
        Assert.All(cases, c =>
        {
            var checksummed = c.Text("checksumAddress");
            Assert.Equal(checksummed, Address.Parse(checksummed).ToString());
            if (!c.TryGetProperty("privateKey", out var secret)) return;
            using var key = new PrivateKey(Hex.Parse(secret.GetString()!));
            Assert.Equal(checksummed, Secp256k1.CreateSigner(key).Address.ToString());
            keys++;
        });
        Assert.Equal(1031, keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0x")]
    [InlineData("5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0X5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAedd")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed")]
    [InlineData("0xfb6916095ca1df60bB79Ce92cE3Ea74c37c5d359")]
    public void Refuses_a_malformed_text_or_a_wrong_checksum(string text)
    {
        Assert.False(Address.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Address.Parse(text));
    }

    [Fact]
    public void Is_equal_by_its_bytes()
    {
        var address = Address.Parse("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");

        Assert.Equal(address, new Address(address.ToBytes()));
        Assert.NotEqual(address, Address.Zero);
        Assert.Equal(Address.Zero, default);
    }

    [Fact]
    public void Names_the_contract_a_sender_creates()
    {
        // The example everybody can look up: the first contracts of this well-known account.
        var sender = Address.Parse("0x6ac7ea33f8831ea9dcc53393aaa88b25a785dbf0");

        Assert.Equal("0xcd234a471b72ba2f1ccf0a70fcaba648a5eecd8d", Lower(Address.OfContract(sender, 0)));
        Assert.Equal("0x343c43a37d37dff08ae8c4a11544c718abb4fcf8", Lower(Address.OfContract(sender, 1)));

        static string Lower(Address address) => Hex.Format(address.ToBytes());
    }
}
