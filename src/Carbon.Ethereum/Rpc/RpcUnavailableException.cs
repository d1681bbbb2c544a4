namespace Carbon.Ethereum;

/// <summary>The node gave no usable answer: whether it acted on the request is not known.</summary>
public sealed class RpcUnavailableException : Exception
{
    /// <summary>Says what was wrong with the answer.</summary>
    public RpcUnavailableException(string message) : base(message) { }

    /// <summary>Says what was wrong and which error showed it.</summary>
    public RpcUnavailableException(string message, Exception cause) : base(message, cause) { }
}
