using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Carbon.Gateway.Listeners;
using Carbon.Gateway.Settings;

namespace Carbon.Gateway.PublicFace;

/// <summary>What one address may ask, and how much all together.</summary>
internal static class PublicBounds
{
    private const int PrefixBytes = 8;

    /// <summary>Registers the bounds.</summary>
    public static void AddTo(IServiceCollection services, PublicLimits limits) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            RequestBounds.Per(http => Visitor(http.Connection.RemoteIpAddress), limits.Rate), Together(limits));
        options.OnRejected = RequestBounds.RejectAsync;
    });

    /// <summary>Who asks, by address. Whoever holds one IPv6 address holds its whole /64.</summary>
    public static string Visitor(IPAddress? address)
    {
        if (address is null)
            return "-";
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();
        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, PrefixBytes));
    }

    private static PartitionedRateLimiter<HttpContext> Together(PublicLimits limits) =>
        PartitionedRateLimiter.Create<HttpContext, int>(_ => RateLimitPartition.GetConcurrencyLimiter(
            0,
            _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = limits.Concurrent,
                QueueLimit = limits.Concurrent,
            }));
}
