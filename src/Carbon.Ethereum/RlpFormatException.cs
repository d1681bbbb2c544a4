namespace Carbon.Ethereum;

/// <summary>Says that bytes are not one canonical RLP item.</summary>
public sealed class RlpFormatException(string message) : Exception(message);
