namespace Carbon.Ethereum;

/// <summary>What a node said to the bytes of one transaction; an error may still mean success.</summary>
/// <param name="Said">The hash that it named, or null.</param>
/// <param name="Error">The error that it gave, or null.</param>
public sealed record SendOutcome(Hash32? Said, RpcException? Error);
