using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Carbon.Node.Tests;

/// <summary>Answers as the chain does, but for what a test alters or loses.</summary>
internal sealed class ChainMirror : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Uri _behind;
    private readonly WebApplication _app;

    private ChainMirror(Uri behind, WebApplication app) => (_behind, _app) = (behind, app);

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Alters the chain's reply to a request; null: nothing.</summary>
    public Func<JsonObject, JsonObject, Task>? Alter { get; set; }

    /// <summary>Which single requests are lost before the chain sees them; null: none.</summary>
    public Func<JsonObject, Task<bool>>? Loses { get; set; }

    /// <summary>Which single requests' replies are lost, after the chain acted on them; null: none.</summary>
    public Func<JsonObject, Task<bool>>? LosesReply { get; set; }

    public static async Task<ChainMirror> StartAsync(string chain)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var mirror = new ChainMirror(new Uri(chain), app);
        app.MapPost("/", mirror.HandleAsync);
        await app.StartAsync();
        return mirror;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        if (await IsOfAsync(Loses, text))
        {
            context.Abort();
            return;
        }

        using var content = new StringContent(text, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(_behind, content);
        var reply = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        if (await IsOfAsync(LosesReply, text))
        {
            context.Abort();
            return;
        }

        if (Alter is { } alter)
            await AlterAsync(alter, JsonNode.Parse(text)!, reply);
        await context.Response.WriteAsync(reply.ToJsonString());
    }

    private static async Task<bool> IsOfAsync(Func<JsonObject, Task<bool>>? which, string request) =>
        which is not null && JsonNode.Parse(request) is JsonObject single && await which(single);

    // This engine answers a batch in the order of its requests.
    private static async Task AlterAsync(Func<JsonObject, JsonObject, Task> alter, JsonNode request, JsonNode reply)
    {
        if (request is not JsonArray batch)
        {
            await alter(request.AsObject(), reply.AsObject());
            return;
        }

        foreach (var (asked, told) in batch.Zip(reply.AsArray()))
            await alter(asked!.AsObject(), told!.AsObject());
    }
}
