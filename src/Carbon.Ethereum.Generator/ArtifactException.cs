namespace Carbon.Ethereum.Generator;

/// <summary>Says why an artifact cannot be turned into bindings; it ends as one diagnostic.</summary>
internal sealed class ArtifactException : Exception
{
    public ArtifactException(string message) : base(message) { }
}
