namespace Carbon.Ethereum;

/// <summary>A typed event of a contract.</summary>
public interface IContractEvent
{
}
