namespace Grpc.Core;

/// <summary>What every generated client has.</summary>
public abstract class ClientBase
{
    private readonly ClientBaseConfiguration? _configuration;

    /// <summary>A client without a channel, for a stand-in in a test.</summary>
    protected ClientBase()
    {
    }

    /// <summary>A client of this configuration.</summary>
    protected ClientBase(ClientBaseConfiguration configuration) => _configuration = configuration;

    /// <summary>A client on this channel.</summary>
    protected ClientBase(ChannelBase channel)
        : this(new ClientBaseConfiguration(channel.CreateCallInvoker(), null))
    {
    }

    /// <summary>A client on this invoker.</summary>
    protected ClientBase(CallInvoker callInvoker)
        : this(new ClientBaseConfiguration(callInvoker, null))
    {
    }

    /// <summary>The invoker of this client's calls.</summary>
    protected CallInvoker CallInvoker => Configuration.CallInvoker;

    private protected ClientBaseConfiguration Configuration =>
        _configuration ?? throw new InvalidOperationException("The client has no channel.");

    /// <summary>An invoker and the authority its calls name.</summary>
    // Nested and visible as in the API this project stands in for.
#pragma warning disable CA1034
    protected internal sealed class ClientBaseConfiguration
#pragma warning restore CA1034
    {
        internal ClientBaseConfiguration(CallInvoker callInvoker, string? host)
        {
            CallInvoker = host is null ? callInvoker : new HostCallInvoker(callInvoker, host);
            Undecorated = callInvoker;
        }

        internal CallInvoker CallInvoker { get; }

        internal CallInvoker Undecorated { get; }
    }
}

/// <summary>The base of a generated client.</summary>
public abstract class ClientBase<T> : ClientBase
    where T : ClientBase<T>
{
    /// <inheritdoc/>
    protected ClientBase()
    {
    }

    /// <inheritdoc/>
    protected ClientBase(ClientBaseConfiguration configuration)
        : base(configuration)
    {
    }

    /// <inheritdoc/>
    protected ClientBase(ChannelBase channel)
        : base(channel)
    {
    }

    /// <inheritdoc/>
    protected ClientBase(CallInvoker callInvoker)
        : base(callInvoker)
    {
    }

    /// <summary>The same client naming this authority in its calls.</summary>
    public T WithHost(string host) =>
        NewInstance(new ClientBaseConfiguration(Configuration.Undecorated, host));

    /// <summary>A client of the same kind with this configuration.</summary>
    protected abstract T NewInstance(ClientBaseConfiguration configuration);
}
