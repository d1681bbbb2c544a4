using System.Collections.Frozen;
using Carbon.Gateway.Writes.Commands;
using Carbon.Registry.Commands;
using Google.Protobuf;

namespace Carbon.Gateway.Writes;

/// <summary>Every command of the register with the request that asks for it, one line of fields each.</summary>
internal sealed class CommandBindings
{
    private readonly Dictionary<Type, CommandBinding> _byRequest = [];

    private CommandBindings()
    {
    }

    /// <summary>All of them, by the type of the request.</summary>
    public static FrozenDictionary<Type, CommandBinding> All { get; } = Bind();

    /// <summary>Binds one request to the command that is made of its fields, in the command's order.</summary>
    public void Add<TRequest, TCommand>(Func<RequestFields, TRequest, TCommand> read)
        where TRequest : class, IMessage<TRequest>, new()
        where TCommand : RegistryCommand =>
        _byRequest.Add(
            typeof(TRequest),
            new(typeof(TCommand), new TRequest().Descriptor, (fields, request) => read(fields, (TRequest)request)));

    private static FrozenDictionary<Type, CommandBinding> Bind()
    {
        var bindings = new CommandBindings();
        PersonCommands.Bind(bindings);
        ApplicationCommands.Bind(bindings);
        PlantingCommands.Bind(bindings);
        TicketCommands.Bind(bindings);
        LienCommands.Bind(bindings);
        PledgeCommands.Bind(bindings);
        RulingCommands.Bind(bindings);
        OffsetCommands.Bind(bindings);
        CaseCommands.Bind(bindings);
        RecordCommands.Bind(bindings);
        return bindings._byRequest.ToFrozenDictionary();
    }
}
