namespace Carbon.Registry.Codes;

/// <summary>
/// What sort of holder a person is: one natural person, or one of the legal kinds that policies tell apart.
/// </summary>
public enum PersonKind
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Natural.</summary>
    Natural = 1,
    /// <summary>Enterprise.</summary>
    Enterprise = 2,
    /// <summary>Public body.</summary>
    PublicBody = 3,
    /// <summary>Institution.</summary>
    Institution = 4,
    /// <summary>Social group.</summary>
    SocialGroup = 5,
    /// <summary>Township.</summary>
    Township = 6,
    /// <summary>Village collective.</summary>
    VillageCollective = 7,
    /// <summary>State unit.</summary>
    StateUnit = 8,
}
