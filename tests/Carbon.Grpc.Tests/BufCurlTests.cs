using System.Text.Json;
using Grpc.Health.V1;
using Grpc.HealthCheck;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Carbon.Grpc.Tests;

/// <summary>Reflection and health as a tool sees them that knows nothing of the server beforehand.</summary>
public sealed class BufCurlTests
{
    [Theory]
    [InlineData("grpc-v1")]
    [InlineData("grpc-v1alpha")]
    public async Task Calls_a_method_it_learned_by_reflection(string protocol)
    {
        await using var host = await StartAsync();
        var said = await CurlAsync(
            "--reflect-protocol", protocol, "--data", """{"text":"碳票","times":3}""",
            $"{host.Address}/carbon.test.v1.EchoService/Repeat");
        Assert.Equal(["碳票", "碳票", "碳票"], Replies(said, "text"));
    }

    [Fact]
    public async Task Lists_the_services()
    {
        await using var host = await StartAsync();
        var said = await CurlAsync("--list-services", host.Address);
        Assert.Equal(
            [
                "carbon.test.v1.EchoService",
                "grpc.health.v1.Health",
                "grpc.reflection.v1.ServerReflection",
                "grpc.reflection.v1alpha.ServerReflection",
            ],
            said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Asks_after_the_servers_health()
    {
        await using var host = await StartAsync();
        host.Services.GetRequiredService<HealthService>()
            .SetStatus("", HealthCheckResponse.Types.ServingStatus.Serving);
        var said = await CurlAsync("--data", "{}", $"{host.Address}/grpc.health.v1.Health/Check");
        Assert.Equal(["SERVING"], Replies(said, "status"));
    }

    private static List<string?> Replies(string said, string field)
    {
        // One JSON document after the other, with nothing but white space between them.
        var reader = new Utf8JsonReader(
            System.Text.Encoding.UTF8.GetBytes(said), new JsonReaderOptions { AllowMultipleValues = true });
        var found = new List<string?>();
        while (reader.Read())
        {
            using var document = JsonDocument.ParseValue(ref reader);
            found.Add(document.RootElement.GetProperty(field).GetString());
        }

        return found;
    }

    private static Task<string> CurlAsync(params string[] arguments)
    {
        var buf = Path.Combine(ForeignProgram.Root, "node_modules/@bufbuild/buf-linux-x64/bin/buf");
        return ForeignProgram.RunAsync(buf, ["curl", "--protocol", "grpc", "--http2-prior-knowledge", .. arguments]);
    }

    private static Task<EchoHost> StartAsync() => EchoHost.StartAsync(
        null,
        listen => listen.Protocols = HttpProtocols.Http2,
        services => services.AddGrpcHealth().AddGrpcReflection(),
        app =>
        {
            app.MapGrpcHealthService();
            app.MapGrpcReflectionService();
        });
}
