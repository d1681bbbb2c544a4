namespace Carbon.Registry.Codes;

/// <summary>
/// What sort of institution a member is.
/// </summary>
public enum MemberKind
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Forestry bureau.</summary>
    ForestryBureau = 1,
    /// <summary>Ecology bureau.</summary>
    EcologyBureau = 2,
    /// <summary>Natural resources bureau.</summary>
    NaturalResourcesBureau = 3,
    /// <summary>Parks bureau.</summary>
    ParksBureau = 4,
    /// <summary>Government.</summary>
    Government = 5,
    /// <summary>Court.</summary>
    Court = 6,
    /// <summary>Procuratorate.</summary>
    Procuratorate = 7,
    /// <summary>Police.</summary>
    Police = 8,
    /// <summary>Justice bureau.</summary>
    JusticeBureau = 9,
    /// <summary>Bank.</summary>
    Bank = 10,
    /// <summary>Insurer.</summary>
    Insurer = 11,
    /// <summary>Guarantor.</summary>
    Guarantor = 12,
    /// <summary>Verifier.</summary>
    Verifier = 13,
    /// <summary>Trading platform.</summary>
    TradingPlatform = 14,
    /// <summary>Treasury.</summary>
    Treasury = 15,
    /// <summary>Development commission.</summary>
    DevelopmentCommission = 16,
    /// <summary>Finance regulator.</summary>
    FinanceRegulator = 17,
    /// <summary>Village committee.</summary>
    VillageCommittee = 18,
    /// <summary>Service body.</summary>
    ServiceBody = 19,
}
