using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Carbon.Ethereum.Tests;

public sealed class TransactionTests
{
    [Fact]
    public void Agrees_with_the_published_legacy_transactions()
    {
        // 83 vectors have a nonce or a gas limit above 64 bits, which no chain takes.
        var cases = Repository.Vectors("transactions").Where(Fits64Bits).ToArray();

        Assert.Equal(984, cases.Length);
        Assert.All(cases, c => AssertSame(
            new LegacyTransaction(
                5, UInt64(c, "nonce"), Integer(c, "gasPrice"), UInt64(c, "gasLimit"), To(c), Integer(c, "value"),
                Input(c)),
            c.Text("privateKey"),
            c.Text("unsignedTransactionChainId5"),
            c.Text("signedTransactionChainId5")));
    }

    [Fact]
    public void Refuses_a_nonce_or_gas_limit_above_64_bits()
    {
        var cases = Repository.Vectors("transactions").Where(c => !Fits64Bits(c)).ToArray();

        Assert.Equal(83, cases.Length);
        Assert.All(cases, c => Assert.Throws<TransactionFormatException>(
            () => SignedTransaction.Decode(Hex.Parse(c.Text("signedTransactionChainId5")))));
    }

    [Fact]
    public void Agrees_with_the_published_typed_transactions()
    {
        var cases = Repository.Vectors("typed-transactions");

        Assert.Equal(1792, cases.Length);
        Assert.All(cases, c =>
        {
            var tx = c.GetProperty("tx");
            AssertSame(Typed(tx), c.Text("key"), c.Text("unsigned"), c.Text("signed"));
        });
    }

    [Fact]
    public void Refuses_a_transaction_without_replay_protection()
    {
        var cases = Repository.Vectors("transactions");

        Assert.All(cases, c => Assert.Throws<TransactionFormatException>(
            () => SignedTransaction.Decode(Hex.Parse(c.Text("signedTransaction")))));
    }

    [Fact]
    public void Refuses_a_signature_with_high_s()
    {
        using var key = new PrivateKey(Enumerable.Repeat((byte)7, PrivateKey.Size).ToArray());
        var signer = Secp256k1.CreateSigner(key);
        var transaction = new LegacyTransaction(1, 0, 0, 21_000, Address.Zero, 0, []);
        var low = signer.Sign(transaction.SigningHash());
        var high = Signature.Of(
            Signature.Number(low.R), Secp256k1.Order - Signature.Number(low.S), (byte)(1 - low.YParity));

        Assert.Equal(signer.Address, Secp256k1.Recover(transaction.SigningHash(), high));
        Assert.Equal(signer.Address, SignedTransaction.Decode(transaction.SignedBytes(low)).Sender);
        Assert.Throws<TransactionFormatException>(() => SignedTransaction.Decode(transaction.SignedBytes(high)));
    }

    [Fact]
    public void Refuses_every_truncation_and_an_unknown_type()
    {
        using var key = new PrivateKey(Enumerable.Repeat((byte)7, PrivateKey.Size).ToArray());
        var entry = new AccessListEntry(Address.Zero, [Hash32.Zero]);
        var bytes = new DynamicFeeTransaction(1, 2, 3, 4, 5, null, 6, [7], [entry])
            .Sign(Secp256k1.CreateSigner(key)).Bytes;

        for (var length = 0; length < bytes.Length; length++)
        {
            var cut = bytes[..length];
            Assert.Throws<TransactionFormatException>(() => SignedTransaction.Decode(cut));
        }

        Assert.Throws<TransactionFormatException>(() => SignedTransaction.Decode([3, .. bytes[1..]]));
        Assert.Throws<TransactionFormatException>(() => SignedTransaction.Decode([.. bytes, 0]));
    }

    [Fact]
    public void Reads_no_unsigned_transaction_from_signed_cut_or_unprotected_bytes()
    {
        using var key = new PrivateKey(Enumerable.Repeat((byte)7, PrivateKey.Size).ToArray());
        var signer = Secp256k1.CreateSigner(key);
        var legacy = new LegacyTransaction(1, 2, 3, 4, Address.Zero, 0, [7]);
        var dynamic = new DynamicFeeTransaction(1, 2, 3, 4, 5, null, 6, [7], []);

        foreach (var transaction in (Transaction[])[legacy, dynamic])
        {
            var bytes = transaction.UnsignedBytes();
            Assert.Equal(transaction.SigningHash(), Transaction.DecodeUnsigned(bytes).SigningHash());
            for (var length = 0; length < bytes.Length; length++)
            {
                var cut = bytes[..length];
                Assert.Throws<TransactionFormatException>(() => Transaction.DecodeUnsigned(cut));
            }

            Assert.Throws<TransactionFormatException>(() => Transaction.DecodeUnsigned([.. bytes, 0]));
            Assert.Throws<TransactionFormatException>(() => Transaction.DecodeUnsigned(transaction.Sign(signer).Bytes));
        }

        var unprotected = (legacy with { ChainId = 0 }).UnsignedBytes();
        Assert.Throws<TransactionFormatException>(() => Transaction.DecodeUnsigned(unprotected));
    }

    private static void AssertSame(Transaction transaction, string secret, string unsigned, string signed)
    {
        using var key = new PrivateKey(Hex.Parse(secret));
        var made = transaction.Sign(Secp256k1.CreateSigner(key));
        var read = SignedTransaction.Decode(Hex.Parse(signed));

        var asked = Transaction.DecodeUnsigned(Hex.Parse(unsigned));

        Assert.Equal(unsigned, Hex.Format(transaction.UnsignedBytes()));
        Assert.Equal((transaction.GetType(), unsigned), (asked.GetType(), Hex.Format(asked.UnsignedBytes())));
        Assert.Equal(signed, Hex.Format(made.Bytes));
        Assert.Equal(made.Hash, read.Hash);
        Assert.Equal(made.Sender, read.Sender);
        Assert.Equal(made.Bytes, read.Transaction.SignedBytes(read.Signature));
    }

    private static Transaction Typed(JsonElement tx)
    {
        var (chainId, nonce, gas) = (UInt64(tx, "chainId"), UInt64(tx, "nonce"), UInt64(tx, "gasLimit"));
        return UInt64(tx, "type") == 1
            ? new AccessListTransaction(
                chainId, nonce, Integer(tx, "gasPrice"), gas, To(tx), Integer(tx, "value"), Input(tx), AccessList(tx))
            : new DynamicFeeTransaction(
                chainId, nonce, Integer(tx, "maxPriorityFeePerGas"), Integer(tx, "maxFeePerGas"), gas, To(tx),
                Integer(tx, "value"), Input(tx), AccessList(tx));
    }

    private static AccessListEntry[] AccessList(JsonElement tx) => tx.TryGetProperty("accessList", out var list)
        ? [.. list.EnumerateArray().Select(entry => new AccessListEntry(
            Address.Parse(entry.Text("address")),
            [.. entry.GetProperty("storageKeys").EnumerateArray().Select(key => Hash32.Parse(key.GetString()!))]))]
        : [];

    private static bool Fits64Bits(JsonElement element) =>
        Integer(element, "nonce") <= ulong.MaxValue && Integer(element, "gasLimit") <= ulong.MaxValue;

    private static ulong UInt64(JsonElement element, string name) => (ulong)Integer(element, name);

    // The vectors write numbers in several ways, with leading zeros too.
    private static BigInteger Integer(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value)) return 0;
        if (value.ValueKind == JsonValueKind.Number) return value.GetUInt64();
        var digits = "0" + value.GetString()![2..];
        return BigInteger.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private static Address? To(JsonElement element) =>
        element.TryGetProperty("to", out var to) && to.GetString() is { Length: > 2 } text ? Address.Parse(text) : null;

    private static byte[] Input(JsonElement element) =>
        element.TryGetProperty("data", out var data) ? Hex.Parse(data.GetString()!) : [];
}
