using Carbon.Gateway.Answers;
using Carbon.Gateway.Reads;
using Carbon.Gateway.Watching;

namespace Carbon.Gateway.Listeners;

/// <summary>What both listeners register.</summary>
internal static class ListenerServices
{
    /// <summary>
    /// A builder without the settings files and environment of the usual one: a node reads its own file only.
    /// </summary>
    public static WebApplicationBuilder NewBuilder(NodeParts parts)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = "Carbon.Gateway",
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.Configuration.Sources.Clear();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.MaxRequestLineSize = 4 * 1024;
        });
        var services = builder.Services;
        services.AddSingleton(parts.Loggers);
        services.AddSingleton<IHostLifetime, QuietLifetime>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = Limits.Drain);
        services.AddSingleton(parts.Time);
        services.AddSingleton(parts.Identity);
        services.AddSingleton(parts.Policies);
        services.AddSingleton(parts.Index);
        services.AddSingleton(parts.Outbox);
        services.AddSingleton(parts.Follower);
        services.AddSingleton(parts.Settings);
        services.AddSingleton<AnswerDesk>();
        services.AddSingleton<IndexReading>();
        services.AddSingleton<PageReading>();
        services.AddSingleton<TicketViews>();
        services.AddSingleton<RegisterReader>();
        services.AddSingleton<WatchFeed>();
        services.AddSingleton<RegisterLists>();
        services.AddSingleton<SearchReads>();
        services.AddSingleton<LineageReads>();
        services.AddSingleton<StatisticsReads>();
        services.AddGrpcHealth();
        services.AddGrpcReflection();
        return builder;
    }

    /// <summary>Starts to listen.</summary>
    /// <exception cref="StartRefusedException">Another program holds the address.</exception>
    public static async Task StartAsync(WebApplication app, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException e)
        {
            throw new StartRefusedException(
                StartRefusedException.AddressTaken, $"The node cannot listen: {e.Message}", e);
        }
    }

    // Stopping is the node's own business; the host's would end on a signal before health could say so.
    private sealed class QuietLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
