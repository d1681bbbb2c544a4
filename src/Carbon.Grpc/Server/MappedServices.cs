using System.Collections.Concurrent;
using Google.Protobuf.Reflection;

namespace Carbon.Grpc.Server;

/// <summary>The services that have been mapped, for reflection.</summary>
internal sealed class MappedServices
{
    private readonly ConcurrentDictionary<string, ServiceDescriptor> _descriptors = new(StringComparer.Ordinal);
    private int _fallbackMapped;

    public IReadOnlyCollection<ServiceDescriptor> Descriptors =>
        _descriptors.Values.OrderBy(service => service.FullName, StringComparer.Ordinal).ToArray();

    /// <summary>True for the first caller only: the routes for unknown services exist once.</summary>
    public bool ClaimFallback() => Interlocked.Exchange(ref _fallbackMapped, 1) == 0;

    /// <summary>Keeps what a generated class says of its service; a class without a descriptor is not listed.</summary>
    public void Add(Type bindType)
    {
        if (bindType.GetProperty("Descriptor")?.GetValue(null) is ServiceDescriptor descriptor)
            _descriptors[descriptor.FullName] = descriptor;
    }
}
