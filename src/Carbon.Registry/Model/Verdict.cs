using Carbon.Registry.Events;

namespace Carbon.Registry.Model;

/// <summary>What the model says of a command: what happens, or every reason why nothing does.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>The command takes effect.</summary>
    /// <param name="Events">What the contracts say of it, in their order.</param>
    public sealed record Done(IReadOnlyList<RegistryEvent> Events) : Verdict;

    /// <summary>The command is refused.</summary>
    /// <param name="Reasons">All that speaks against it; a contract names the one it meets first.</param>
    public sealed record Refused(IReadOnlySet<RefusalCode> Reasons) : Verdict;
}
