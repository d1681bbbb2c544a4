using Grpc.HealthCheck;
using Serving = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Carbon.Gateway;

/// <summary>
/// Holds health against what follower and outbox say: not serving before the index has caught up once, and not after
/// either of them has halted. Reads go on then and say what they are true as of.
/// </summary>
internal sealed partial class NodeWatch : IAsyncDisposable
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private static readonly string[] Services =
    [
        "",
        Wire.TicketQueryService.Descriptor.FullName,
        Wire.WatchService.Descriptor.FullName,
        Wire.TicketService.Descriptor.FullName,
        Wire.ApplicationService.Descriptor.FullName,
        Wire.PledgeService.Descriptor.FullName,
        Wire.RulingService.Descriptor.FullName,
        Wire.OffsetService.Descriptor.FullName,
        Wire.PersonService.Descriptor.FullName,
        Wire.PlantingService.Descriptor.FullName,
        Wire.CaseService.Descriptor.FullName,
        Wire.QuotaService.Descriptor.FullName,
        Wire.ComplaintService.Descriptor.FullName,
        Wire.DividendService.Descriptor.FullName,
        Wire.OperationService.Descriptor.FullName,
        Wire.OutboxService.Descriptor.FullName,
        Wire.NodeService.Descriptor.FullName,
    ];

    private readonly CancellationTokenSource _ending = new();
    private readonly NodeParts _parts;
    private readonly IReadOnlyList<HealthService> _healths;
    private readonly Task _following;
    private readonly Task _sending;
    private readonly ILogger<NodeWatch> _logger;
    private Task _looking = Task.CompletedTask;

    /// <summary>Says NOT_SERVING from now on.</summary>
    public NodeWatch(NodeParts parts, IReadOnlyList<HealthService> healths, Task following, Task sending)
    {
        (_parts, _healths, _following, _sending) = (parts, healths, following, sending);
        _logger = parts.Loggers.CreateLogger<NodeWatch>();
        Say(Serving.NotServing);
        parts.Meters.Show("carbon_height", () => (long)(parts.Follower.Status.Tip?.Height ?? 0));
        parts.Meters.Show("carbon_head_height", () => (long)(parts.Follower.Status.HeadHeight ?? 0));
        parts.Meters.Show("carbon_follower_complaint", () => parts.Follower.Status.Complaint is null ? 0 : 1);
        parts.Meters.Show("carbon_outbox_unsettled", () => parts.Outbox.Status.Unsettled);
        parts.Meters.Show(
            "carbon_outbox_oldest_age_seconds",
            () => Math.Max(0, parts.Outbox.Status.OldestAge?.TotalSeconds ?? 0));
        parts.Meters.Count("carbon_outbox_rebroadcasts_total", () => parts.Outbox.Status.Rebroadcasts);
        parts.Meters.Count("carbon_outbox_halts_total", () => parts.Outbox.Status.Halts);
        parts.Meters.Show("carbon_halted", () => IsHalted ? 1 : 0);
    }

    private bool IsHalted => _following.IsCompleted || _sending.IsCompleted ||
        _parts.Follower.Status.HaltedBecause is not null || _parts.Outbox.Status.HaltedBecause is not null;

    /// <summary>Completes with the height at which the index had all that the chain had.</summary>
    /// <exception cref="StartRefusedException">The chain cannot be followed.</exception>
    public async Task<ulong> CaughtUpAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(FirstLook, _parts.Time);
        do
        {
            if (_following.IsFaulted)
                throw NodeOpening.Explain(_following.Exception.InnerException!, _parts.Settings)
                    ?? _following.Exception.InnerException!;
            var status = _parts.Follower.Status;
            if (status is { Tip: { } tip, HeadHeight: { } head } && tip.Height >= head)
                return tip.Height;
        }
        while (await timer.WaitForNextTickAsync(cancel));
        throw new OperationCanceledException(cancel);
    }

    /// <summary>Says SERVING for as long as all is well.</summary>
    public void Serve()
    {
        Say(Serving.Serving);
        _looking = LookAsync();
    }

    /// <summary>Says NOT_SERVING for good.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _looking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Say(Serving.NotServing);
        _ending.Dispose();
    }

    private async Task LookAsync()
    {
        var serving = true;
        using var timer = new PeriodicTimer(Look, _parts.Time);
        while (await timer.WaitForNextTickAsync(_ending.Token))
        {
            var halted = IsHalted;
            if (serving != halted)
                continue;
            serving = !halted;
            Say(serving ? Serving.Serving : Serving.NotServing);
            if (halted)
                Log.Halted(_logger, _parts.Follower.Status.HaltedBecause ?? _parts.Outbox.Status.HaltedBecause
                    ?? (_following.Exception ?? _sending.Exception)?.InnerException?.ToString() ?? "a loop ended");
        }
    }

    private void Say(Serving status)
    {
        foreach (var health in _healths)
            foreach (var service in Services)
                health.SetStatus(service, status);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Critical, "The node has halted; reads go on: {Why}")]
        public static partial void Halted(ILogger logger, string why);
    }
}
