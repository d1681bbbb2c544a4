using Carbon.Gateway.Callers;
using Grpc.Core;

namespace Carbon.Gateway.Answers;

/// <summary>Who asks, in which language the answer goes, and what the log calls the request.</summary>
/// <param name="Caller">The caller of the member listener; null for the public.</param>
/// <param name="Language">Of sentences.</param>
/// <param name="Correlation">In the log and in every error.</param>
internal sealed record Asking(KnownCaller? Caller, Language Language, string Correlation)
{
    /// <summary>What is known of the request behind a call.</summary>
    public static Asking Of(ServerCallContext call) => Of(call.GetHttpContext());

    /// <summary>What is known of a request.</summary>
    public static Asking Of(HttpContext http) =>
        http.Features.Get<Asking>()
        ?? new(null, Languages.Accepted(http.Request.Headers.AcceptLanguage), http.TraceIdentifier);
}
