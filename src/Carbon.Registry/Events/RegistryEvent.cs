namespace Carbon.Registry.Events;

/// <summary>A fact that the chain recorded. The whole register can be rebuilt from these alone.</summary>
public abstract record RegistryEvent
{
    private protected RegistryEvent()
    {
    }
}
