namespace Carbon.Ethereum;

/// <summary>A typed call of a contract function.</summary>
public interface IContractCall
{
    /// <summary>Returns the call's input: selector and encoded arguments.</summary>
    byte[] Encode();
}
