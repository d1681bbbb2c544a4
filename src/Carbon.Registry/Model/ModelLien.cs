namespace Carbon.Registry.Model;

/// <summary>A lien of the model.</summary>
public sealed class ModelLien
{
    /// <summary>Its identity.</summary>
    public required Digest Id { get; init; }

    /// <summary>The ticket it lies on.</summary>
    public required RegisterNumber Ticket { get; init; }

    /// <summary>What sort of claim it is.</summary>
    public required LienKind Kind { get; init; }

    /// <summary>Whose claim it is.</summary>
    public required MemberId Owner { get; init; }

    /// <summary>Base units; zero of a root freeze.</summary>
    public required ulong Amount { get; init; }

    /// <summary>Order of registration.</summary>
    public required byte Rank { get; init; }

    /// <summary>The end it names, or zero.</summary>
    public ulong UntilSeconds { get; internal set; }

    /// <summary>Where it stands.</summary>
    public LienStatus Status { get; internal set; } = LienStatus.InForce;

    internal bool IsPledge => Kind is LienKind.Pledge or LienKind.Mortgage;
}
