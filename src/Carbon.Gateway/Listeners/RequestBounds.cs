using System.Threading.RateLimiting;
using Carbon.Gateway.Answers;
using Carbon.Gateway.PublicFace;
using Carbon.Gateway.Settings;
using Microsoft.AspNetCore.RateLimiting;

namespace Carbon.Gateway.Listeners;

/// <summary>How much one asker may ask of a listener, and what is answered to more than that.</summary>
internal static class RequestBounds
{
    /// <summary>
    /// Registers what each caller of the member listener may ask. Callers are told apart by their name in the table,
    /// so that one who repeats without end slows nobody else.
    /// </summary>
    public static void AddPerCaller(IServiceCollection services, RequestRate rate) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = Per(http => Asking.Of(http).Caller?.Name ?? "-", rate);
        options.OnRejected = RejectAsync;
    });

    /// <summary>A bucket of requests for each asker.</summary>
    public static PartitionedRateLimiter<HttpContext> Per(Func<HttpContext, string> asker, RequestRate rate) =>
        PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetTokenBucketLimiter(
            asker(http),
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = rate.Burst,
                TokensPerPeriod = rate.RequestsPerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }));

    /// <summary>Answers what is over the bound: over gRPC by its status, else by 429.</summary>
    public static async ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancel)
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
