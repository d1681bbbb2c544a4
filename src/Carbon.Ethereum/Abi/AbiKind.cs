namespace Carbon.Ethereum;

/// <summary>The shapes a Solidity type has in the ABI.</summary>
public enum AbiKind
{
    /// <summary>uint8 to uint256.</summary>
    UnsignedInteger,

    /// <summary>int8 to int256.</summary>
    SignedInteger,

    /// <summary>address.</summary>
    Address,

    /// <summary>bool.</summary>
    Boolean,

    /// <summary>bytes1 to bytes32.</summary>
    FixedBytes,

    /// <summary>bytes.</summary>
    Bytes,

    /// <summary>string.</summary>
    Text,

    /// <summary>T[].</summary>
    Array,

    /// <summary>T[k].</summary>
    FixedArray,

    /// <summary>A struct or a parameter list.</summary>
    Tuple,
}
