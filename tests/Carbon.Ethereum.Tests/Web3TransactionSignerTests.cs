using System.Text.Json.Nodes;

namespace Carbon.Ethereum.Tests;

/// <summary>Foreign signers: anvil and Hardhat as they are, and one that lies.</summary>
public sealed class Web3TransactionSignerTests(AnvilNode anvil) : IClassFixture<AnvilNode>
{
    // The first development account of anvil and Hardhat.
    private static readonly byte[] PublicSecret =
        Hex.Parse("0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");

    public static TheoryData<string> Reasons => Lies.Reasons;

    private static RpcClient AnvilClient(Uri endpoint) =>
        new(new HttpClient(), new RpcSettings(endpoint), TimeProvider.System);

    [Theory]
    [InlineData(0)]
    [InlineData(5_000_000_000)]
    public async Task Anvil_signs_the_very_bytes_that_the_key_itself_signs(long fee)
    {
        var mine = MySigner();
        var signer = await Web3TransactionSigner.OpenAsync(
            AnvilClient(anvil.Endpoint), mine.Address, CancellationToken.None);
        var to = Address.Parse("0x00000000000000000000000000000000000c0de1");
        Transaction[] asked =
        [
            new LegacyTransaction(31337, 0, fee, 90_000, to, 0, [1, 2, 3, 4]),
            new LegacyTransaction(31337, 77, fee, 90_000, to, 0, [1, 2, 3, 4]),
            new DynamicFeeTransaction(31337, 78, 0, fee, 4_000_000, to, 0, [1, 2, 3, 4, 5], []),
            new DynamicFeeTransaction(31337, 79, fee, fee, 4_000_000, to, 0, new byte[2000], []),
        ];
        foreach (var transaction in asked)
        {
            var signed = await signer.SignAsync(transaction, CancellationToken.None);
            Assert.Equal(Hex.Format(transaction.Sign(mine).Bytes), Hex.Format(signed.Bytes));
        }

        var sent = await AnvilClient(anvil.Endpoint).CallAsync(
            "eth_getTransactionCount", [mine.Address.ToString(), "pending"], CancellationToken.None);
        Assert.Equal("0x0", sent.GetString());
    }

    [Fact]
    public async Task Refuses_a_key_that_anvil_does_not_have()
    {
        var refused = await Assert.ThrowsAsync<SignerRefusedException>(() => Web3TransactionSigner.OpenAsync(
            AnvilClient(anvil.Endpoint), Lies.Signer.Address, CancellationToken.None));
        Assert.Equal(SignerReason.AccountMissing, refused.Reason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Takes_bytes_alone_and_as_part_of_an_object_and_names_every_field(bool isObject)
    {
        JsonObject? told = null;
        var right = Hex.Format(Lies.Asked.Sign(Lies.Signer).Bytes);
        await using var fake = await FakeNode.StartAsync((method, parameters) =>
        {
            if (method == "eth_accounts") return Accounts();
            Assert.Equal("eth_signTransaction", method);
            told = parameters[0]!.AsObject();
            return isObject ? new JsonObject { ["raw"] = right, ["tx"] = new JsonObject() } : JsonValue.Create(right);
        });
        var signer = await OpenAsync(fake);

        Assert.Equal(right, Hex.Format((await SignAsync(signer)).Bytes));
        Assert.Equal(
            ["chainId", "data", "from", "gas", "maxFeePerGas", "maxPriorityFeePerGas", "nonce", "to", "type", "value"],
            told!.Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.Equal(("0x5", "0x7a69", "0x0"), (Text(told!, "nonce"), Text(told!, "chainId"), Text(told!, "value")));
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task Refuses_a_signer_that_signs_something_else(string reason)
    {
        await using var fake = await FakeNode.StartAsync((method, _) =>
            method == "eth_accounts" ? Accounts() : JsonValue.Create(Hex.Format(Lies.Signed(reason))));
        var signer = await OpenAsync(fake);

        var refused = await Assert.ThrowsAsync<SignerRefusedException>(() => SignAsync(signer));
        Assert.Equal(reason, refused.Reason);
    }

    [Fact]
    public async Task Refuses_a_signer_that_signs_with_another_key()
    {
        var other = Hex.Format(Lies.Asked.Sign(Lies.NewSigner()).Bytes);
        await using var fake = await FakeNode.StartAsync((method, _) =>
            method == "eth_accounts" ? Accounts() : JsonValue.Create(other));
        var signer = await OpenAsync(fake);

        var refused = await Assert.ThrowsAsync<SignerRefusedException>(() => SignAsync(signer));
        Assert.Equal(SignerReason.SenderDiffers, refused.Reason);
    }

    [Theory]
    [InlineData(-32000, true)]
    [InlineData(-32601, true)]
    [InlineData(-32602, true)]
    [InlineData(-32603, false)]
    [InlineData(-32005, false)]
    public async Task Tells_an_error_that_stays_from_one_that_passes(int code, bool isRefused)
    {
        await using var fake = await FakeNode.StartAsync((method, _) =>
            method == "eth_accounts" ? Accounts() : new JsonObject { ["code"] = code, ["message"] = "no" });
        var signer = await OpenAsync(fake);

        var thrown = await Record.ExceptionAsync(() => SignAsync(signer));
        if (isRefused) Assert.Equal(SignerReason.ErrorAnswered, Assert.IsType<SignerRefusedException>(thrown).Reason);
        else Assert.IsType<SignerUnavailableException>(thrown);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"0x\"")]
    [InlineData("\"nothing\"")]
    [InlineData("{}")]
    [InlineData("{\"raw\":null}")]
    [InlineData("[\"0x00\"]")]
    public async Task Calls_an_unusable_answer_no_answer(string result)
    {
        await using var fake = await FakeNode.StartAsync((method, _) =>
            method == "eth_accounts" ? Accounts() : JsonNode.Parse(result));
        var signer = await OpenAsync(fake);

        await Assert.ThrowsAsync<SignerUnavailableException>(() => SignAsync(signer));
    }

    [Fact]
    public async Task Nobody_there_and_silence_are_unavailable()
    {
        var isSilent = false;
        await using var fake = await FakeNode.StartAsync(async context =>
        {
            if (isSilent) await Task.Delay(Timeout.Infinite, context.RequestAborted);
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
                context.Response, $$"""{"jsonrpc":"2.0","id":1,"result":["{{Lies.Signer.Address}}"]}""");
        });
        var settings = new RpcSettings(fake.Http) { Timeout = TimeSpan.FromMilliseconds(400) };
        var signer = await Web3TransactionSigner.OpenAsync(
            fake.Client(settings), Lies.Signer.Address, CancellationToken.None);
        isSilent = true;
        await Assert.ThrowsAsync<SignerUnavailableException>(() => SignAsync(signer));

        await fake.DisposeAsync();
        await Assert.ThrowsAsync<SignerUnavailableException>(() => SignAsync(signer));
    }

    private static JsonArray Accounts() =>
        [Address.Zero.ToString(), Lies.Signer.Address.ToString().ToLowerInvariant()];

    private static string Text(JsonObject fields, string name) => fields[name]!.GetValue<string>();

    private static ISigner MySigner()
    {
        using var key = new PrivateKey(PublicSecret);
        return Secp256k1.CreateSigner(key);
    }

    private static Task<Web3TransactionSigner> OpenAsync(FakeNode fake) =>
        Web3TransactionSigner.OpenAsync(fake.Client(), Lies.Signer.Address, CancellationToken.None);

    private static Task<SignedTransaction> SignAsync(Web3TransactionSigner signer) =>
        signer.SignAsync(Lies.Asked, CancellationToken.None);
}
