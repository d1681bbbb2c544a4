using System.Text.Json.Nodes;
using Carbon.Ethereum.Tests;

namespace Carbon.Signer.Tests;

public sealed class SigningTests(EthersWitness ethers) : IClassFixture<EthersWitness>, IAsyncLifetime
{
    private readonly SignerFolder _folder = new();
    private SignerProcess? _process;

    private SignerProcess Process => _process!;

    public async Task InitializeAsync() => _process = await SignerProcess.StartAsync(_folder);

    public async Task DisposeAsync()
    {
        await Process.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Signs_as_ethers_does_with_the_same_key()
    {
        using var signer = await OpenAsync();
        var legacy = SignerFolder.Transaction(7);
        var dynamic = new DynamicFeeTransaction(
            legacy.ChainId, 8, 2, 900, legacy.GasLimit, legacy.To, 0, legacy.Input, []);

        var mine = await signer.SignAsync(legacy, CancellationToken.None);
        var fields = Fields(legacy);
        (fields["type"], fields["gasPrice"]) = (0, "0x0");
        Assert.Equal(await TheirsAsync(fields), Hex.Format(mine.Bytes));

        mine = await signer.SignAsync(dynamic, CancellationToken.None);
        fields = Fields(dynamic);
        (fields["type"], fields["maxFeePerGas"], fields["maxPriorityFeePerGas"]) = (2, "0x384", "0x2");
        Assert.Equal(await TheirsAsync(fields), Hex.Format(mine.Bytes));
    }

    [Fact]
    public async Task Refuses_by_name_whatever_is_not_on_the_list()
    {
        var right = SignerFolder.Transaction(0);
        (Transaction Asked, string Reason)[] wrong =
        [
            (right with { ChainId = 1 }, "ChainNotAllowed"),
            (right with { To = Some.Address() }, "ContractNotAllowed"),
            (right with { To = Address.Zero }, "ContractNotAllowed"),
            (right with { To = null }, "CreationNotAllowed"),
            (right with { Input = [0x11, 0x22, 0x33, 0x45] }, "SelectorNotAllowed"),
            (right with { Input = [0x11, 0x22, 0x33] }, "SelectorNotAllowed"),
            (right with { Input = [] }, "SelectorNotAllowed"),
            (right with { Value = 1 }, "ValueNotZero"),
            (right with { GasLimit = SignerFolder.GasLimitMax + 1 }, "GasOverMax"),
            (right with { GasPrice = SignerFolder.MaxFeePerGas + 1 }, "FeeOverMax"),
            (Dynamic(right, SignerFolder.MaxFeePerGas + 1, []), "FeeOverMax"),
            (Dynamic(right, 0, [new AccessListEntry(SignerFolder.Tickets, [])]), "AccessListNotAllowed"),
            (new AccessListTransaction(31337, 0, 0, 200_000, right.To, 0, right.Input, []), "TransactionUnreadable"),
        ];
        using var client = await RawClient.ConnectAsync(_folder.Socket);
        foreach (var (asked, reason) in wrong)
        {
            var answer = await client.SignAsync(asked);
            Assert.Equal((reason, null), (answer.Refused, answer.SignedBytes));
            Assert.False(string.IsNullOrEmpty(answer.Text));
        }

        Assert.NotNull((await client.SignAsync(right with { GasLimit = SignerFolder.GasLimitMax })).SignedBytes);
        await Until.TrueAsync(() => Lines("refused").Length == 12, "each refusal of a transaction is logged");
    }

    [Fact]
    public async Task The_client_tells_the_reason_of_a_refusal_and_goes_on()
    {
        using var signer = await OpenAsync();
        var right = SignerFolder.Transaction(0);

        var refused = await Assert.ThrowsAsync<SignerRefusedException>(
            () => signer.SignAsync(right with { ChainId = 5 }, CancellationToken.None));
        Assert.Equal(SignerReason.ChainNotAllowed, refused.Reason);
        Assert.Equal(_folder.Address, (await signer.SignAsync(right, CancellationToken.None)).Sender);
    }

    [Fact]
    public async Task Garbage_and_lines_without_end_do_not_stop_it()
    {
        string[] garbage =
        [
            "", "{", "[]", "null", "7", "\0\u0001", "{\"id\":1}", "{\"id\":0,\"method\":\"address\"}",
            "{\"id\":1,\"id\":2,\"method\":\"address\"}", "{\"id\":1,\"method\":null}",
            "{\"id\":1,\"method\":\"address\",\"key\":1}", new string('[', 5000),
        ];
        using (var client = await RawClient.ConnectAsync(_folder.Socket))
        {
            foreach (var line in garbage)
            {
                var answer = await client.SayAsync(line);
                Assert.Equal((0, SignerReason.RequestUnreadable), (answer.Id, answer.Refused));
            }

            Assert.Equal(
                SignerReason.RequestUnreadable, (await client.SayAsync("{\"id\":1,\"method\":\"export\"}")).Refused);
            string signed = Hex.Format(SignerFolder.Transaction(0).Sign(Some.Signer()).Bytes);
            foreach (var bytes in (string[])["", "0x", "0x1", "0xc0", "0x02c0", "0x03c0", "0x04", "key", signed])
                Assert.Equal(SignerReason.TransactionUnreadable, (await client.SignAsync(bytes)).Refused);

            var answered = client.AnswerAsync();
            var written = client.WriteAsync(new string('x', SignerProtocol.LineBytesMax + 1));
            Assert.Equal(SignerReason.LineTooLong, (await answered)!.Refused);
            await Record.ExceptionAsync(() => written);
        }

        using var signer = await OpenAsync();
        Assert.Equal(_folder.Address, signer.Address);
    }

    [Fact]
    public async Task A_second_connection_is_refused_while_the_first_lives()
    {
        using (var first = await OpenAsync())
        {
            using var raw = await RawClient.ConnectAsync(_folder.Socket);
            Assert.Equal(SignerReason.SignerInUse, (await raw.AnswerAsync())!.Refused);
            Assert.Null(await raw.AnswerAsync());
            var refused = await Assert.ThrowsAsync<SignerUnavailableException>(OpenAsync);
            Assert.Contains("serves another node", refused.Message, StringComparison.Ordinal);
            Assert.NotNull(await first.SignAsync(SignerFolder.Transaction(0), CancellationToken.None));
        }

        using var next = await OpenAsync();
    }

    [Fact]
    public async Task One_nonce_never_carries_two_acts()
    {
        using var client = await RawClient.ConnectAsync(_folder.Socket);
        var asked = SignerFolder.Transaction(3);

        var signed = (await client.SignAsync(asked)).SignedBytes;
        Assert.Equal(signed, (await client.SignAsync(asked)).SignedBytes);
        Assert.NotNull((await client.SignAsync(asked with { GasLimit = 300_000 })).SignedBytes);

        var other = asked with { Input = [0xaa, 0xbb, 0xcc, 0xdd] };
        Assert.Equal(SignerReason.NonceSigned, (await client.SignAsync(other)).Refused);
        Assert.NotNull((await client.SignAsync(other with { Nonce = 4 })).SignedBytes);
    }

    [Fact]
    public async Task Logs_one_line_for_each_signature_and_never_a_secret()
    {
        using var signer = await OpenAsync();
        var signed = await signer.SignAsync(SignerFolder.Transaction(9), CancellationToken.None);
        await signer.SignAsync(SignerFolder.Transaction(10), CancellationToken.None);

        await Until.TrueAsync(() => Lines("signed").Length == 2, "two signatures are logged");
        var line = JsonNode.Parse(Lines("signed")[0])!;
        Assert.Equal(9, line["nonce"]!.GetValue<int>());
        Assert.Equal(signed.Hash.ToString(), line["hash"]!.GetValue<string>());
        Assert.Equal(SignerFolder.Tickets.ToString(), line["to"]!.GetValue<string>());
        Assert.Equal("0x11223344", line["selector"]!.GetValue<string>());
        var all = string.Join('\n', Process.Log);
        Assert.DoesNotContain(_folder.Secret[2..], all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(SignerFolder.Passphrase, all, StringComparison.Ordinal);
    }

    private string[] Lines(string what) =>
        [.. Process.Log.Where(line => line.Contains($"\"event\":\"{what}\"", StringComparison.Ordinal))];

    private static JsonObject Fields(Transaction transaction) => new()
    {
        ["chainId"] = transaction.ChainId,
        ["nonce"] = transaction.Nonce,
        ["gasLimit"] = transaction.GasLimit,
        ["to"] = transaction.To.ToString(),
        ["value"] = 0,
        ["data"] = Hex.Format(transaction.Input),
    };

    private static DynamicFeeTransaction Dynamic(LegacyTransaction from, ulong fee, AccessListEntry[] slots) =>
        new(from.ChainId, from.Nonce, 0, fee, from.GasLimit, from.To, 0, from.Input, slots);

    private async Task<string> TheirsAsync(JsonObject fields)
    {
        var answer = await ethers.AskAsync(
            "transaction", new JsonObject { ["key"] = _folder.Secret, ["tx"] = fields });
        Assert.Equal(_folder.Address.ToString(), answer.GetProperty("from").GetString());
        return answer.GetProperty("bytes").GetString()!;
    }

    private Task<SocketTransactionSigner> OpenAsync() => SocketTransactionSigner.OpenAsync(
        _folder.Socket, Until.Limit, TimeProvider.System, CancellationToken.None);
}
