namespace Carbon.Cli.Deploying;

/// <summary>
/// Whether the code at an address is what a creation makes, judged from the creation's own bytes and so without
/// believing the node that told the code. The creation carries the runtime code whole; a constructor fills in only the
/// immutable words, whose places are the zeros after a PUSH32.
/// </summary>
internal static class RuntimeCode
{
    private const byte Push32 = 0x7f;
    private const int WordSize = 32;

    /// <summary>Whether the creation's input holds this code but for its immutable words.</summary>
    public static bool Fits(ReadOnlySpan<byte> creation, ReadOnlySpan<byte> code)
    {
        if (code.IsEmpty)
            return false;
        for (var start = creation.Length - code.Length; start >= 0; start--)
        {
            if (IsSame(creation.Slice(start, code.Length), code))
                return true;
        }

        return false;
    }

    private static bool IsSame(ReadOnlySpan<byte> made, ReadOnlySpan<byte> told)
    {
        for (var i = 0; i < made.Length;)
        {
            if (made[i] != told[i])
                return false;
            i += 1 + (made[i] == Push32 && IsBlank(made[(i + 1)..]) ? WordSize : 0);
        }

        return true;
    }

    private static bool IsBlank(ReadOnlySpan<byte> rest) =>
        rest.Length >= WordSize && !rest[..WordSize].ContainsAnyExcept((byte)0);
}
