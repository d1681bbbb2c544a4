using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Carbon.Ethereum.Tests;

/// <summary>A node on loopback that answers as a test wants it to, faults included.</summary>
internal sealed class FakeNode : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeNode(WebApplication app) => _app = app;

    public Uri Http => new(_app.Urls.First());

    public Uri WebSocket => new UriBuilder(Http) { Scheme = "ws" }.Uri;

    public static async Task<FakeNode> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(answer);
        await app.StartAsync();
        return new FakeNode(app);
    }

    /// <summary>
    /// Answers each request, alone or in a batch, by its method; a reply is a result or an error object.
    /// </summary>
    public static Task<FakeNode> StartAsync(Func<string, JsonArray, JsonNode?> result) => StartAsync(async context =>
    {
        var request = await ReadAsync(context);
        JsonNode reply = request is JsonArray batch
            ? new JsonArray([.. batch.Select(r => Reply(r!.AsObject(), result)).Reverse()])
            : Reply(request.AsObject(), result);
        await context.Response.WriteAsync(reply.ToJsonString());
    });

    /// <summary>Answers with a text in which ID stands for the request's id.</summary>
    public static Task<FakeNode> StartAsync(string reply, int status = 200) => StartAsync(async context =>
    {
        var request = await ReadAsync(context);
        var id = request is JsonObject single ? single["id"]!.ToJsonString() : "1";
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(reply.Replace("ID", id, StringComparison.Ordinal));
    });

    public RpcClient Client(RpcSettings? settings = null) => new(
        new HttpClient(), settings ?? new RpcSettings(Http), TimeProvider.System);

    public EthereumClient Ethereum() => new(Client());

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static async Task<JsonNode> ReadAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        return JsonNode.Parse(await reader.ReadToEndAsync())!;
    }

    private static JsonObject Reply(JsonObject request, Func<string, JsonArray, JsonNode?> result)
    {
        var answer = result(request["method"]!.GetValue<string>(), request["params"]!.AsArray());
        var reply = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = request["id"]!.DeepClone() };
        var isError = answer is JsonObject candidate && candidate.ContainsKey("code");
        reply[isError ? "error" : "result"] = answer?.DeepClone();
        return reply;
    }
}
