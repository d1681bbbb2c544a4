namespace Carbon.Registry.Model;

/// <summary>Gathers all that speaks against a command.</summary>
internal sealed class Reasons
{
    private readonly HashSet<RefusalCode> _codes = [];

    public bool None => _codes.Count == 0;

    public Verdict Verdict => new Verdict.Refused(_codes);

    /// <summary>Adds a reason where it holds; gives whether it does.</summary>
    public bool If(bool holds, RefusalCode code)
    {
        if (holds)
            _codes.Add(code);
        return holds;
    }
}
