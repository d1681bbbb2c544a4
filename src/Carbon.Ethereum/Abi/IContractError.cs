namespace Carbon.Ethereum;

/// <summary>A typed custom error of a contract.</summary>
public interface IContractError
{
    /// <summary>Returns the revert bytes: selector and encoded arguments.</summary>
    byte[] Encode();
}
