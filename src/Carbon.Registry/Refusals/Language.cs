namespace Carbon.Registry.Refusals;

/// <summary>A language that users read.</summary>
public enum Language
{
    /// <summary>Chinese, the first.</summary>
    Chinese = 0,

    /// <summary>English.</summary>
    English = 1,
}
