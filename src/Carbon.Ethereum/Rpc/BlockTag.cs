namespace Carbon.Ethereum;

/// <summary>The block a question refers to: a number or a name.</summary>
public readonly record struct BlockTag
{
    private readonly string? _text;

    private BlockTag(string text) => _text = text;

    /// <summary>The newest block.</summary>
    public static BlockTag Latest => default;

    /// <summary>The newest block and the transactions that wait.</summary>
    public static BlockTag Pending => new("pending");

    /// <summary>The block that consensus will not change, on engines that know one.</summary>
    public static BlockTag Finalized => new("finalized");

    /// <summary>The block that will hardly change, on engines that know one.</summary>
    public static BlockTag Safe => new("safe");

    /// <summary>The block of this number.</summary>
    public static BlockTag At(ulong number) => new(Quantity.Format(number));

    /// <summary>Returns the tag as JSON-RPC writes it.</summary>
    public override string ToString() => _text ?? "latest";
}
