using System.Numerics;

namespace Carbon.Ethereum;

/// <summary>What the bytes of a reverted call say.</summary>
public abstract record Revert
{
    private static readonly AbiType TextArgument = AbiType.Parse("(string)");
    private static readonly AbiType CodeArgument = AbiType.Parse("(uint256)");

    private Revert() { }

    /// <summary>The selector of <c>Error(string)</c>.</summary>
    public const uint ErrorSelector = 0x08c379a0;

    /// <summary>The selector of <c>Panic(uint256)</c>.</summary>
    public const uint PanicSelector = 0x4e487b71;

    /// <summary>The call reverted without bytes.</summary>
    public sealed record Silent : Revert;

    /// <summary>The call reverted with <c>Error(string)</c>.</summary>
    public sealed record Message(string Text) : Revert;

    /// <summary>The call reverted with <c>Panic(uint256)</c>, for example 0x11 for an overflow.</summary>
    public sealed record Panic(BigInteger Code) : Revert;

    /// <summary>The call reverted with other bytes: a contract's own error.</summary>
    public sealed record Custom(byte[] Bytes) : Revert;

    /// <summary>Reads revert bytes; bytes that only look like Error or Panic come back as Custom.</summary>
    public static Revert Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return new Silent();
        try
        {
            if (Abi.HasSelector(bytes, ErrorSelector))
                return new Message((string)Abi.DecodeCall(ErrorSelector, TextArgument, bytes)[0]);
            if (Abi.HasSelector(bytes, PanicSelector))
                return new Panic((BigInteger)Abi.DecodeCall(PanicSelector, CodeArgument, bytes)[0]);
        }
        catch (AbiFormatException)
        {
            // Revert bytes are the callee's to choose, so a malformed Error or Panic is an answer and not a fault.
            return new Custom(bytes.ToArray());
        }

        return new Custom(bytes.ToArray());
    }
}
