using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Carbon.Network.Tests;

/// <summary>The validators as a program that is told by lines what to do to them.</summary>
public sealed class TestChainProgramTests
{
    private const int PortCount = 8;

    [Fact]
    public async Task Kills_and_starts_validators_as_told_and_leaves_none_behind()
    {
        var file = Path.Combine(Path.GetTempPath(), $"carbon-validators-{Guid.NewGuid():N}.json");
        var port = Ports.FreeRow(PortCount).ToString(CultureInfo.InvariantCulture);
        using var program = Process.Start(new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Carbon.TestChain.dll"), "--first-port", port, "--out", file])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        try
        {
            var ready = await program.StandardOutput.ReadLineAsync();
            Assert.StartsWith("READY {", ready, StringComparison.Ordinal);
            Assert.Equal(ready, $"READY {(await File.ReadAllTextAsync(file)).TrimEnd()}");
            var first = Pids(JsonNode.Parse(ready!["READY ".Length..])!);
            Assert.All(first, pid => Assert.True(IsAlive(pid)));

            Assert.True(Done(await TellAsync(program, "kill validator-2")));
            Assert.False(IsAlive(first[2]));
            var status = await TellAsync(program, "status");
            Assert.True(status["agreed"]!.GetValue<bool>());
            Assert.Null(status["validators"]![2]!["pid"]);
            Assert.True(Done(await TellAsync(program, "start validator-2")));
            Assert.False(Done(await TellAsync(program, "kill validator-9")));

            var last = Pids(await TellAsync(program, "status"));
            Assert.Equal(last, Pids(JsonNode.Parse(await File.ReadAllTextAsync(file))!));
            program.StandardInput.Close();
            await program.WaitForExitAsync();
            Assert.Equal(0, program.ExitCode);
            Assert.All(last, pid => Assert.False(IsAlive(pid)));
        }
        finally
        {
            if (!program.HasExited) program.Kill();
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("--first-port", "80")]
    [InlineData("--first-port")]
    [InlineData("--first-port", "20000", "--more")]
    [InlineData("--first-port", "20000", "--validators", "3")]
    [InlineData("--first-port", "20000", "--validators", "many")]
    [InlineData("--out", "file")]
    public void Takes_no_command_line_that_it_does_not_know(params string[] args) => Assert.Null(Told.Parse(args));

    private static async Task<JsonNode> TellAsync(Process program, string order)
    {
        await program.StandardInput.WriteLineAsync(order);
        await program.StandardInput.FlushAsync();
        var answer = JsonNode.Parse((await program.StandardOutput.ReadLineAsync())!)!;
        Assert.Equal(order, answer["command"]!.GetValue<string>());
        return answer;
    }

    private static bool Done(JsonNode answer) => answer["done"]!.GetValue<bool>();

    private static int[] Pids(JsonNode network) =>
        [.. network["validators"]!.AsArray().Select(one => one!["pid"]!.GetValue<int>())];

    private static bool IsAlive(int pid) => Directory.Exists($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}");
}
