namespace Carbon.Signer.Tests;

/// <summary>Values of no meaning.</summary>
internal static class Some
{
    public static ISigner Signer()
    {
        using var key = PrivateKey.Generate();
        return Secp256k1.CreateSigner(key);
    }

    public static Address Address() => Signer().Address;
}
