namespace Carbon.Ledger.Tests;

internal static class Rpc
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromMinutes(1) };

    public static RpcClient To(Uri endpoint) =>
        new(Http, new RpcSettings(endpoint) { Timeout = TimeSpan.FromSeconds(20) }, TimeProvider.System);
}
