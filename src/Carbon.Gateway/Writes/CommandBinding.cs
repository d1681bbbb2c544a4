using Carbon.Registry.Commands;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Carbon.Gateway.Writes;

/// <summary>How one request over the wire becomes the command of its name.</summary>
internal sealed class CommandBinding
{
    private readonly FieldDescriptor _requestId;
    private readonly FieldDescriptor _waitFor;
    private readonly Func<RequestFields, IMessage, RegistryCommand> _read;

    /// <summary>Binds a request to its command.</summary>
    /// <exception cref="ArgumentException">
    /// The two differ in name, or the request lacks what every write has.
    /// </exception>
    public CommandBinding(
        Type command, MessageDescriptor request, Func<RequestFields, IMessage, RegistryCommand> read)
    {
        if (request.Name != command.Name + "Request")
            throw new ArgumentException($"{request.Name} does not ask for {command.Name}.", nameof(request));
        (Command, Request, _read) = (command, request, read);
        _requestId = FieldOf(request, "request_id", FieldType.String);
        _waitFor = FieldOf(request, "wait_for", FieldType.Enum);
    }

    /// <summary>The command's type.</summary>
    public Type Command { get; }

    /// <summary>The request.</summary>
    public MessageDescriptor Request { get; }

    /// <summary>The command that a request asks for; where a field does not fit, the fields hold the refusal.</summary>
    public RegistryCommand Read(RequestFields fields, IMessage request) => _read(fields, request);

    /// <summary>The caller's own id of a request.</summary>
    public string RequestIdOf(IMessage request) => (string)_requestId.Accessor.GetValue(request);

    /// <summary>How long a request waits for the chain.</summary>
    public Wire.WaitFor WaitForOf(IMessage request) => (Wire.WaitFor)_waitFor.Accessor.GetValue(request);

    private static FieldDescriptor FieldOf(MessageDescriptor request, string name, FieldType type) =>
        request.FindFieldByName(name) is { } field && field.FieldType == type
            ? field
            : throw new ArgumentException($"{request.Name} has no {name}.", nameof(request));
}
