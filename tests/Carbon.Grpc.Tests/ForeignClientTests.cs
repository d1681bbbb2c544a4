using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Carbon.Grpc.Tests;

/// <summary>The server as the two clients see it that most members will bring: @grpc/grpc-js and grpcio.</summary>
public sealed class ForeignClientTests
{
    private readonly ConcurrentQueue<(string Request, string Reply)> _encodings = new();

    public static TheoryData<string, string> Cases
    {
        get
        {
            string[] scenarios =
            [
                "unary", "client_stream", "server_stream", "duplex", "error",
                "deadline", "cancel", "max_size", "gzip", "unknown_method",
            ];
            var cases = new TheoryData<string, string>();
            foreach (var scenario in scenarios)
            {
                cases.Add("grpc-js", scenario);
                cases.Add("grpcio", scenario);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Serves_a_foreign_client(string client, string scenario)
    {
        await using var host = await EchoHost.StartAsync(
            options =>
            {
                options.MaxReceiveMessageSize = 1024 * 1024;
                options.ResponseCompressionAlgorithm = "gzip";
            },
            listen => listen.Protocols = HttpProtocols.Http2,
            _ => { },
            Observe);
        var (program, script) = client == "grpc-js"
            ? ("node", "grpc_js_client.mjs")
            : ("/usr/bin/python3", "grpcio_client.py");
        var said = await ForeignProgram.RunAsync(program, ForeignProgram.Script(script), $"{host.Port}", scenario);
        Assert.Contains($"passed {scenario}", said, StringComparison.Ordinal);
        await Until.TrueAsync(() => host.Journal.Open == 0, "every method returned");
        switch (scenario)
        {
            case "deadline":
                Assert.Contains("late", host.Journal.Cancelled);
                break;
            case "cancel":
                Assert.Contains("cancel-me", host.Journal.Cancelled);
                break;
            case "gzip":
                Assert.All(_encodings, seen => Assert.Equal(("gzip", "gzip"), seen));
                Assert.Equal(2, _encodings.Count);
                break;
        }

        // The one error any scenario may log is the exception it asks for.
        Assert.Equal(scenario == "error" ? 1 : 0, host.Logs.Lines.Count);
    }

    private void Observe(WebApplication app) => app.Use(async (context, next) =>
    {
        await next();
        _encodings.Enqueue((context.Request.Headers["grpc-encoding"]!, context.Response.Headers["grpc-encoding"]!));
    });
}
