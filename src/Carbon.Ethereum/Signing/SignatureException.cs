namespace Carbon.Ethereum;

/// <summary>Says that a signature is out of range or that no key could have made it.</summary>
public sealed class SignatureException(string message) : Exception(message);
