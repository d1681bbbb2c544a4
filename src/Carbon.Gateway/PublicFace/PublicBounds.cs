using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Carbon.Gateway.Answers;
using Carbon.Gateway.Settings;
using Microsoft.AspNetCore.RateLimiting;

namespace Carbon.Gateway.PublicFace;

/// <summary>What one address may ask, and how much all together.</summary>
internal static class PublicBounds
{
    private const int PrefixBytes = 8;

    /// <summary>Registers the bounds.</summary>
    public static void AddTo(IServiceCollection services, PublicLimits limits) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(PerAddress(limits), Together(limits));
        options.OnRejected = RejectAsync;
    });

    private static PartitionedRateLimiter<HttpContext> PerAddress(PublicLimits limits) =>
        PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetTokenBucketLimiter(
            Visitor(http.Connection.RemoteIpAddress),
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = limits.Burst,
                TokensPerPeriod = limits.RequestsPerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }));

    private static PartitionedRateLimiter<HttpContext> Together(PublicLimits limits) =>
        PartitionedRateLimiter.Create<HttpContext, int>(_ => RateLimitPartition.GetConcurrencyLimiter(
            0,
            _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = limits.Concurrent,
                QueueLimit = limits.Concurrent,
            }));

    // Whoever holds one IPv6 address holds its whole /64.
    private static string Visitor(IPAddress? address)
    {
        if (address is null)
            return "-";
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();
        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, PrefixBytes));
    }

    private static async ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancel)
    {
        var http = rejected.HttpContext;
        var asking = Asking.Of(http);
        var status = Refusing.TooManyStatus(asking.Language, asking.Correlation);
        if (GrpcAnswer.IsCall(http))
        {
            GrpcAnswer.Refuse(http, status);
            return;
        }

        http.Response.Headers.RetryAfter = "1";
        await JsonFace.WriteAsync(http, status, cancel);
    }
}
