namespace Carbon.Ethereum;

/// <summary>Signs digests with one key; safe to use from several threads.</summary>
public interface ISigner
{
    /// <summary>The address of the key.</summary>
    Address Address { get; }

    /// <summary>Returns the deterministic (RFC 6979), low-s signature of the digest.</summary>
    Signature Sign(Hash32 digest);
}
