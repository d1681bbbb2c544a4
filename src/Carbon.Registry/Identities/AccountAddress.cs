namespace Carbon.Registry.Identities;

/// <summary>The account of a key or a contract: <c>0x</c> and 40 small hexadecimal digits.</summary>
public readonly record struct AccountAddress
{
    private readonly string? _hex;

    private AccountAddress(string hex) => _hex = hex;

    /// <summary>Whether this is no account.</summary>
    public bool IsZero => _hex is null;

    /// <summary>Takes twenty bytes.</summary>
    /// <exception cref="ArgumentException">There are fewer or more.</exception>
    public static AccountAddress From(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != 20)
            throw new ArgumentException("An account address is 20 bytes.", nameof(bytes));
        return bytes.IndexOfAnyExcept((byte)0) < 0 ? default : new(Convert.ToHexStringLower(bytes));
    }

    /// <summary>The twenty bytes.</summary>
    public byte[] ToBytes() => _hex is null ? new byte[20] : Convert.FromHexString(_hex);

    /// <inheritdoc/>
    public override string ToString() => "0x" + (_hex ?? new string('0', 40));
}
