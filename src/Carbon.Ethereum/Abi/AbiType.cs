namespace Carbon.Ethereum;

/// <summary>One ABI type, made from its canonical text such as <c>(uint256,address[])[3]</c>.</summary>
public sealed class AbiType
{
    internal const int Word = 32;

    // A limit far above real contracts, so that the size of any type stays within an int.
    private const int MaxHeadSize = 1 << 26;

    private AbiType(AbiKind kind, int size, string text, AbiType? element, IReadOnlyList<AbiType> components)
    {
        Kind = kind;
        Size = size;
        Text = text;
        Element = element;
        Components = components;
        IsDynamic = kind is AbiKind.Bytes or AbiKind.Text or AbiKind.Array
            || (kind == AbiKind.FixedArray && element!.IsDynamic)
            || (kind == AbiKind.Tuple && components.Any(c => c.IsDynamic));
        HeadSize = IsDynamic ? Word : StaticSize(kind, size, element, components);
    }

    /// <summary>The shape of the type.</summary>
    public AbiKind Kind { get; }

    /// <summary>Bits of an integer, bytes of fixed bytes, elements of a fixed array; otherwise 0.</summary>
    public int Size { get; }

    /// <summary>The canonical text, as it stands in signatures.</summary>
    public string Text { get; }

    /// <summary>The element type of an array; otherwise null.</summary>
    public AbiType? Element { get; }

    /// <summary>The component types of a tuple; otherwise empty.</summary>
    public IReadOnlyList<AbiType> Components { get; }

    /// <summary>Says whether a value stands behind an offset.</summary>
    public bool IsDynamic { get; }

    /// <summary>The bytes a value takes in the head: 32 for a dynamic type.</summary>
    public int HeadSize { get; }

    /// <summary>Says whether the type is one word whose value an indexed event argument keeps.</summary>
    public bool IsValue => Kind is AbiKind.UnsignedInteger or AbiKind.SignedInteger or AbiKind.Address
        or AbiKind.Boolean or AbiKind.FixedBytes;

    /// <summary>Reads a canonical type text, else throws AbiFormatException.</summary>
    public static AbiType Parse(string text) => AbiTypeParser.Parse(text);

    /// <summary>Returns the tuple of the component types.</summary>
    public static AbiType Tuple(params IReadOnlyList<AbiType> components) =>
        new(AbiKind.Tuple, 0, "(" + string.Join(',', components.Select(c => c.Text)) + ")", null, components);

    /// <summary>Returns the canonical text.</summary>
    public override string ToString() => Text;

    internal static AbiType Scalar(AbiKind kind, int size, string text) => new(kind, size, text, null, []);

    internal static AbiType ArrayOf(AbiType element)
    {
        RefuseEmpty(element);
        return new(AbiKind.Array, 0, element.Text + "[]", element, []);
    }

    internal static AbiType FixedArrayOf(AbiType element, int length)
    {
        RefuseEmpty(element);
        return new(AbiKind.FixedArray, length, $"{element.Text}[{length}]", element, []);
    }

    // An element without bytes would let a few bytes claim any number of elements.
    private static void RefuseEmpty(AbiType element)
    {
        if (element.HeadSize == 0) throw new AbiFormatException("An array of empty elements has no ABI meaning.");
    }

    private static int StaticSize(AbiKind kind, int size, AbiType? element, IReadOnlyList<AbiType> components)
    {
        long total = kind switch
        {
            AbiKind.FixedArray => (long)size * element!.HeadSize,
            AbiKind.Tuple => components.Sum(c => (long)c.HeadSize),
            _ => Word,
        };
        return total <= MaxHeadSize ? (int)total : throw new AbiFormatException("The type is too large.");
    }
}
