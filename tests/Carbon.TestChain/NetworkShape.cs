namespace Carbon.TestChain;

/// <summary>What a network is made of beside its validators.</summary>
/// <param name="HasMember">Whether a member's own node, which seals nothing, stands beside them.</param>
/// <param name="Announces">Whether each node announces blocks and logs over a WebSocket.</param>
/// <param name="FirstPort">The first of a row of ports, or null: any row that is free.</param>
/// <param name="Validators">How many seal.</param>
internal sealed record NetworkShape(
    bool HasMember = true, bool Announces = false, int? FirstPort = null, int Validators = NetworkShape.Usual)
{
    /// <summary>The fewest of which one may be away.</summary>
    public const int Usual = 4;
}
