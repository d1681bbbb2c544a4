namespace Carbon.Registry.Commands;

/// <summary>Something a member asks the register to do. It happens on chain or is refused by name.</summary>
public abstract record RegistryCommand
{
    private protected RegistryCommand()
    {
    }
}
