using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Carbon.Ledger.Tests;

/// <summary>Gives the reply to a request, or null to cut the connection. Forward asks the real node.</summary>
internal delegate Task<JsonNode?> Fault(JsonObject request, Func<Task<JsonNode?>> forward);

/// <summary>A JSON-RPC proxy before a real node that loses, alters or withholds what it is told to.</summary>
internal sealed class FakeNode : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private readonly Uri _behind;
    private readonly WebApplication _app;
    private int _faults;

    private FakeNode(Uri behind, WebApplication app) => (_behind, _app) = (behind, app);

    public RpcClient Client => Rpc.To(new Uri(_app.Urls.Single()));

    /// <summary>What happens to each request; null: nothing.</summary>
    public Fault? Fault { get; set; }

    /// <summary>How often a fault of <see cref="Once"/> struck.</summary>
    public int Faults => Volatile.Read(ref _faults);

    public static async Task<FakeNode> StartAsync(Uri behind)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var node = new FakeNode(behind, app);
        app.MapPost("/", node.HandleAsync);
        await app.StartAsync();
        return node;
    }

    /// <summary>Cuts every connection.</summary>
    public void Cut() => Fault = (_, _) => Task.FromResult<JsonNode?>(null);

    /// <summary>Lets a fault strike the first request of a method, and no other.</summary>
    public void Once(string method, Fault fault) => Fault = async (request, forward) =>
    {
        if ((string?)request["method"] != method || Interlocked.Increment(ref _faults) > 1) return await forward();
        return await fault(request, forward);
    };

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    public static JsonObject Error(JsonObject request, int code, string message) => new()
    {
        ["jsonrpc"] = "2.0",
        ["id"] = request["id"]!.DeepClone(),
        ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
    };

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = JsonNode.Parse(await reader.ReadToEndAsync())!;
        var reply = request is JsonArray batch ? await BatchAsync(batch) : await ReplyAsync(request.AsObject());
        if (reply is null) context.Abort();
        else await context.Response.WriteAsync(reply.ToJsonString());
    }

    private Task<JsonNode?> ReplyAsync(JsonObject request) => Fault is { } fault
        ? fault(request, () => SendAsync(request))
        : SendAsync(request);

    // Each request of a batch is judged by itself; where one of them cuts the connection, none is answered.
    private async Task<JsonNode?> BatchAsync(JsonArray batch)
    {
        var replies = new List<JsonNode?>();
        foreach (var request in batch) replies.Add(await ReplyAsync(request!.AsObject()));
        return replies.Contains(null) ? null : new JsonArray([.. replies]);
    }

    private async Task<JsonNode?> SendAsync(JsonNode request)
    {
        using var content = new StringContent(request.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(_behind, content);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync());
    }
}
