using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Carbon.Ethereum.Tests;

/// <summary>Random values against ethers, a second implementation by other people.</summary>
public sealed class EthersTests(EthersWitness ethers, ITestOutputHelper output) : IClassFixture<EthersWitness>
{
    private const int SmallN = 1024;

    [Fact]
    public async Task Encodes_and_decodes_random_values_alike()
    {
        var random = Seeded.Random(output);
        for (var round = 0; round < 300; round++)
        {
            var type = RandomAbi.Tuple(random);
            var values = RandomAbi.Values(random, type);
            var bytes = Hex.Format(Abi.Encode(type, values));
            var types = new JsonArray([.. type.Components.Select(c => JsonValue.Create(WithTupleWord(c.Text)))]);
            var encode = new JsonObject { ["types"] = types, ["values"] = RandomAbi.ToJson(values) };
            var decode = new JsonObject { ["types"] = types.DeepClone(), ["bytes"] = bytes };

            Assert.Equal(bytes, await ethers.AskTextAsync("encode", encode));
            var decoded = await ethers.AskAsync("decode", decode);
            Assert.True(
                JsonNode.DeepEquals(RandomAbi.ToJson(values), JsonNode.Parse(decoded.GetRawText())), type.Text);
        }
    }

    [Fact]
    public async Task Signs_and_recovers_alike()
    {
        var random = Seeded.Random(output);
        for (var round = 0; round < 100; round++)
        {
            var (secret, digest) = (random.Bytes(32), new Hash32(random.Bytes(32)));
            using var key = new PrivateKey(secret);
            var signer = Secp256k1.CreateSigner(key);
            var mine = signer.Sign(digest);
            var theirs = await ethers.AskAsync(
                "sign", new JsonObject { ["key"] = Hex.Format(secret), ["digest"] = digest.ToString() });
            var address = await ethers.AskTextAsync("recover", new JsonObject
            {
                ["digest"] = digest.ToString(),
                ["r"] = mine.R.ToString(),
                ["s"] = mine.S.ToString(),
                ["yParity"] = mine.YParity,
            });

            Assert.Equal(theirs[0].GetString(), mine.R.ToString());
            Assert.Equal(theirs[1].GetString(), mine.S.ToString());
            Assert.Equal(theirs[2].GetByte(), mine.YParity);
            Assert.Equal(signer.Address.ToString(), address);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Makes_and_reads_transactions_alike(int type)
    {
        var random = Seeded.Random(output);
        for (var round = 0; round < 60; round++)
        {
            var secret = random.Bytes(32);
            using var key = new PrivateKey(secret);
            var (transaction, json) = RandomTransaction(random, type);
            var mine = transaction.Sign(Secp256k1.CreateSigner(key));
            var theirs = await ethers.AskAsync(
                "transaction", new JsonObject { ["key"] = Hex.Format(secret), ["tx"] = json });
            var read = await ethers.AskAsync(
                "readTransaction", new JsonObject { ["bytes"] = Hex.Format(mine.Bytes) });

            Assert.Equal(theirs.Text("bytes"), Hex.Format(mine.Bytes));
            Assert.Equal(theirs.Text("hash"), mine.Hash.ToString());
            Assert.Equal(theirs.Text("from"), mine.Sender.ToString());
            Assert.Equal(read.Text("from"), SignedTransaction.Decode(mine.Bytes).Sender.ToString());
            Assert.Equal(read.Text("chainId"), transaction.ChainId.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Opens_keystores_both_ways()
    {
        using var key = PrivateKey.Generate();
        var secret = Hex.Format(key.Bytes);
        var theirs = await ethers.AskTextAsync(
            "encrypt", new JsonObject { ["key"] = secret, ["password"] = "碳票 1", ["n"] = SmallN });
        using var opened = Keystore.Read(theirs, "碳票 1");
        var decrypted = await ethers.AskTextAsync(
            "decrypt", new JsonObject { ["json"] = Keystore.Write(key, "碳票 2", SmallN), ["password"] = "碳票 2" });

        Assert.Equal(secret, Hex.Format(opened.Bytes));
        Assert.Equal(secret, decrypted);
    }

    [Fact]
    public async Task Opens_a_keystore_of_the_standard_cost()
    {
        using var key = PrivateKey.Generate();
        var json = Keystore.Write(key, "p", Keystore.StandardScryptN);
        var decrypted = await ethers.AskTextAsync("decrypt", new JsonObject { ["json"] = json, ["password"] = "p" });

        Assert.Equal(Hex.Format(key.Bytes), decrypted);
    }

    private static (Transaction Transaction, JsonObject Json) RandomTransaction(Random random, int type)
    {
        var (chainId, nonce) = ((ulong)random.Next(1, int.MaxValue), (ulong)random.Next());
        var (gas, input) = ((ulong)random.NextInt64(), random.Bytes(random.Next(200)));
        Address? to = random.Next(5) == 0 ? null : new Address(random.Bytes(Address.Size));
        var (value, fee, tip) = (Wei(random), Wei(random), Wei(random));
        if (tip > fee) (tip, fee) = (fee, tip);
        AccessListEntry[] list = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new AccessListEntry(
            new Address(random.Bytes(Address.Size)),
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => new Hash32(random.Bytes(Hash32.Size)))]))];

        var json = new JsonObject
        {
            ["type"] = type,
            ["chainId"] = chainId,
            ["nonce"] = nonce,
            ["gasLimit"] = Text(gas),
            ["to"] = to?.ToString(),
            ["value"] = Text(value),
            ["data"] = Hex.Format(input),
        };
        if (type == 2) (json["maxFeePerGas"], json["maxPriorityFeePerGas"]) = (Text(fee), Text(tip));
        else json["gasPrice"] = Text(fee);
        if (type > 0) json["accessList"] = ToJson(list);
        Transaction transaction = type switch
        {
            0 => new LegacyTransaction(chainId, nonce, fee, gas, to, value, input),
            1 => new AccessListTransaction(chainId, nonce, fee, gas, to, value, input, list),
            _ => new DynamicFeeTransaction(chainId, nonce, tip, fee, gas, to, value, input, list),
        };
        return (transaction, json);
    }

    private static JsonArray ToJson(AccessListEntry[] list) => new([.. list.Select(entry => new JsonObject
    {
        ["address"] = entry.Address.ToString(),
        ["storageKeys"] = new JsonArray([.. entry.StorageKeys.Select(key => JsonValue.Create(key.ToString()))]),
    })]);

    private static BigInteger Wei(Random random) => new(random.Bytes(random.Next(12)), isUnsigned: true);

    private static string Text(BigInteger number) => number.ToString(CultureInfo.InvariantCulture);

    private static string WithTupleWord(string text) => text.Replace("(", "tuple(", StringComparison.Ordinal);
}
