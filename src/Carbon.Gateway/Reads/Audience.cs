namespace Carbon.Gateway.Reads;

/// <summary>For whom an answer is made.</summary>
internal enum Audience
{
    /// <summary>Anyone: no person, no case that is not published.</summary>
    Public,

    /// <summary>A member's own caller.</summary>
    Member,
}
