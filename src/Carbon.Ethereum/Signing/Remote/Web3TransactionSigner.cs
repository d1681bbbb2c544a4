using System.Text.Json;
using System.Text.Json.Nodes;

namespace Carbon.Ethereum;

/// <summary>
/// Asks a foreign signer that speaks <c>eth_accounts</c> and <c>eth_signTransaction</c>, such as web3signer before an
/// execution node. It is asked to sign and never to send, and nothing is left for it to fill in: a signer that chooses
/// a nonce may carry one act out twice.
/// </summary>
public sealed class Web3TransactionSigner : ITransactionSigner
{
    // JSON-RPC's internal error and EIP-1474's resource and limit errors: the same request may be answered later.
    private static readonly int[] Passing = [-32603, -32002, -32005];

    private readonly RpcClient _rpc;

    private Web3TransactionSigner(RpcClient rpc, Address address) => (_rpc, Address) = (rpc, address);

    /// <inheritdoc/>
    public Address Address { get; }

    /// <summary>Makes sure that the signer has the key of the address.</summary>
    /// <exception cref="SignerUnavailableException">Nobody answers there.</exception>
    /// <exception cref="SignerRefusedException">The signer has no such key.</exception>
    public static async Task<Web3TransactionSigner> OpenAsync(
        RpcClient rpc, Address address, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(rpc);
        var signer = new Web3TransactionSigner(rpc, address);
        var accounts = await signer.CallAsync("eth_accounts", [], cancel);
        if (accounts.ValueKind != JsonValueKind.Array)
            throw new SignerUnavailableException("The signer lists no accounts.");
        return accounts.EnumerateArray().Any(account => IsOf(account, address))
            ? signer
            : throw new SignerRefusedException(
                SignerReason.AccountMissing, $"The signer has no key of {address}.");
    }

    /// <inheritdoc/>
    public async Task<SignedTransaction> SignAsync(Transaction transaction, CancellationToken cancel)
    {
        SignedCheck.CheckAsked(transaction);
        var result = await CallAsync("eth_signTransaction", [Fields(transaction)], cancel);
        return Hex.TryParse(Raw(result), out var bytes)
            ? SignedCheck.Read(bytes, transaction, Address)
            : throw new SignerUnavailableException("The signer answered without a signed transaction.");
    }

    private static bool IsOf(JsonElement account, Address address) =>
        account.ValueKind == JsonValueKind.String
        && Address.TryParse(account.GetString(), out var listed)
        && listed == address;

    // web3signer and anvil give the bytes; geth and its kin give an object that has them as raw.
    private static string? Raw(JsonElement result) => result.ValueKind switch
    {
        JsonValueKind.String => result.GetString(),
        JsonValueKind.Object when result.TryGetProperty("raw", out var raw) && raw.ValueKind == JsonValueKind.String =>
            raw.GetString(),
        _ => null,
    };

    private JsonObject Fields(Transaction transaction)
    {
        var fields = new JsonObject
        {
            ["from"] = Address.ToString(),
            ["nonce"] = Quantity.Format(transaction.Nonce),
            ["gas"] = Quantity.Format(transaction.GasLimit),
            ["value"] = "0x0",
            ["data"] = Hex.Format(transaction.Input),
            ["chainId"] = Quantity.Format(transaction.ChainId),
        };
        if (transaction.To is { } to) fields["to"] = to.ToString();
        switch (transaction)
        {
            case LegacyTransaction legacy:
                fields["type"] = "0x0";
                fields["gasPrice"] = Quantity.Format(legacy.GasPrice);
                return fields;
            case DynamicFeeTransaction { AccessList.Count: 0 } dynamic:
                fields["type"] = "0x2";
                fields["maxFeePerGas"] = Quantity.Format(dynamic.MaxFeePerGas);
                fields["maxPriorityFeePerGas"] = Quantity.Format(dynamic.MaxPriorityFeePerGas);
                return fields;
            default:
                throw new SignerRefusedException(
                    SignerReason.AccessListNotAllowed, "A foreign signer is not asked for access lists.");
        }
    }

    private async Task<JsonElement> CallAsync(string method, JsonArray parameters, CancellationToken cancel)
    {
        try
        {
            return await _rpc.CallAsync(method, parameters, cancel);
        }
        catch (RpcUnavailableException e)
        {
            throw new SignerUnavailableException($"The signer gave no usable answer: {e.Message}", e);
        }
        catch (RpcException e) when (Passing.Contains(e.Code))
        {
            throw new SignerUnavailableException($"The signer cannot sign now: {e.Message} ({e.Code})", e);
        }
        catch (RpcException e)
        {
            throw new SignerRefusedException(
                SignerReason.ErrorAnswered, $"The signer refuses: {e.Message} ({e.Code})", e);
        }
    }
}
