using System.Threading.Channels;
using Grpc.Core;
using Microsoft.Extensions.Hosting;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Grpc.HealthCheck;

/// <summary>
/// The health of the server's services as the application sets it; one object serves every call. The empty name is
/// the server as a whole.
/// </summary>
public sealed class HealthService : Health.V1.Health.HealthBase
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ServingStatus> _statuses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<ChannelWriter<ServingStatus>>> _watchers = new(StringComparer.Ordinal);
    private readonly CancellationToken _stopping;

    /// <summary>No service is known; watchers are let go when the application stops.</summary>
    public HealthService(IHostApplicationLifetime lifetime)
    {
        ArgumentNullException.ThrowIfNull(lifetime);
        _stopping = lifetime.ApplicationStopping;
    }

    /// <summary>Sets the status of a service and tells its watchers.</summary>
    public void SetStatus(string service, ServingStatus status)
    {
        ArgumentNullException.ThrowIfNull(service);
        lock (_lock)
        {
            _statuses[service] = status;
            Tell(service, status);
        }
    }

    /// <summary>Forgets a service; its watchers see SERVICE_UNKNOWN.</summary>
    public void ClearStatus(string service)
    {
        ArgumentNullException.ThrowIfNull(service);
        lock (_lock)
        {
            _statuses.Remove(service);
            Tell(service, ServingStatus.ServiceUnknown);
        }
    }

    /// <summary>Sets every known service to NOT_SERVING, as the first step of an orderly stop.</summary>
    public void StopServing()
    {
        lock (_lock)
        {
            foreach (var service in _statuses.Keys.ToArray())
            {
                _statuses[service] = ServingStatus.NotServing;
                Tell(service, ServingStatus.NotServing);
            }
        }
    }

    /// <inheritdoc/>
    public override Task<Health.V1.HealthCheckResponse> Check(
        Health.V1.HealthCheckRequest request, ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (_lock)
        {
            return _statuses.TryGetValue(request.Service, out var status)
                ? Task.FromResult(new Health.V1.HealthCheckResponse { Status = status })
                : throw new RpcException(new Status(StatusCode.NotFound, "The service is not known."));
        }
    }

    /// <inheritdoc/>
    public override async Task Watch(
        Health.V1.HealthCheckRequest request,
        IServerStreamWriter<Health.V1.HealthCheckResponse> responseStream,
        ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(responseStream);
        ArgumentNullException.ThrowIfNull(context);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, _stopping);
        var changes = Subscribe(request.Service);
        ServingStatus? sent = null;
        try
        {
            await foreach (var status in changes.Reader.ReadAllAsync(ending.Token).ConfigureAwait(false))
            {
                if (status == sent)
                    continue;
                await responseStream.WriteAsync(new Health.V1.HealthCheckResponse { Status = status })
                    .ConfigureAwait(false);
                sent = status;
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The server is stopping."));
        }
        finally
        {
            Unsubscribe(request.Service, changes.Writer);
        }
    }

    // A slow watcher misses steps in between, never the last one.
    private Channel<ServingStatus> Subscribe(string service)
    {
        var changes = Channel.CreateBounded<ServingStatus>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
        {
            if (!_watchers.TryGetValue(service, out var writers))
                _watchers[service] = writers = [];
            writers.Add(changes.Writer);
            changes.Writer.TryWrite(_statuses.GetValueOrDefault(service, ServingStatus.ServiceUnknown));
        }

        return changes;
    }

    private void Unsubscribe(string service, ChannelWriter<ServingStatus> writer)
    {
        lock (_lock)
        {
            var writers = _watchers[service];
            writers.Remove(writer);
            if (writers.Count == 0)
                _watchers.Remove(service);
        }
    }

    private void Tell(string service, ServingStatus status)
    {
        foreach (var writer in _watchers.GetValueOrDefault(service) ?? [])
            writer.TryWrite(status);
    }
}
