using System.Globalization;

namespace Carbon.Contracts;

/// <summary>When a block of a network is final. All of its nodes share the rule.</summary>
public abstract record FinalityRule
{
    /// <summary>The most blocks that a rule may wait for.</summary>
    public const uint ConfirmationsMax = 100;

    private FinalityRule()
    {
    }

    /// <summary>As soon as it is one: validators agree on a block before it is made, as under QBFT.</summary>
    public sealed record Immediate : FinalityRule
    {
        /// <inheritdoc/>
        public override string ToString() => "final when mined";
    }

    /// <summary>Once so many blocks stand on it, as under proof of authority; 0 to 100.</summary>
    public sealed record Confirmations(uint Blocks) : FinalityRule
    {
        /// <inheritdoc/>
        public override string ToString() => Blocks == 0
            ? "final when mined"
            : string.Create(CultureInfo.InvariantCulture, $"final after {Blocks} {(Blocks == 1 ? "block" : "blocks")}");
    }

    /// <summary>Once the node's finalized tag has come to it, as under proof of stake.</summary>
    public sealed record FinalizedTag : FinalityRule
    {
        /// <inheritdoc/>
        public override string ToString() => "final by the finalized tag";
    }

    /// <summary>Whether a block is final as soon as it is there.</summary>
    public bool IsAtOnce => this is Immediate or Confirmations { Blocks: 0 };

    /// <summary>
    /// The highest final height under a head; null where none is yet, or where only the node can tell.
    /// </summary>
    public ulong? HeightUnder(ulong head) => this switch
    {
        Immediate => head,
        Confirmations { Blocks: var blocks } when head >= blocks => head - blocks,
        _ => null,
    };
}
