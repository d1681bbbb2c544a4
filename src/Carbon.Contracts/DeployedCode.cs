using Carbon.Ethereum;

namespace Carbon.Contracts;

/// <summary>The code that stands at a register's addresses.</summary>
public static class DeployedCode
{
    /// <summary>
    /// One hash over the code at all addresses, in their order, at the newest block; or the first address where none
    /// stands.
    /// </summary>
    /// <exception cref="RpcException">The node answered with an error.</exception>
    /// <exception cref="RpcUnavailableException">The node gave no usable answer.</exception>
    public static async Task<(Hash32 Hash, Address? Missing)> HashAsync(
        EthereumClient chain, IReadOnlyList<Address> contracts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(contracts);
        var all = new List<byte>(contracts.Count * Hash32.Size);
        foreach (var contract in contracts)
        {
            var code = await chain.GetCodeAsync(contract, BlockTag.Latest, cancel);
            if (code.Length == 0) return (default, contract);
            all.AddRange(Keccak.Hash(code).ToBytes());
        }

        return (Keccak.Hash(all.ToArray()), null);
    }
}
