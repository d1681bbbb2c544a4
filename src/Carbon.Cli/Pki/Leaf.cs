namespace Carbon.Cli.Pki;

/// <summary>A signed certificate with its secret key, both in PEM, and its last day.</summary>
internal sealed record Leaf(string CertificatePem, string KeyPem, string LastDay)
{
    /// <summary>A fixed text without the key.</summary>
    public override string ToString() => $"Leaf(until {LastDay})";
}
