using System.Text.Json;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Life;
using Carbon.Cli.Network;

namespace Carbon.Cli.Commands;

/// <summary><c>carbon demo</c>: plays both lives anew against the running network and prints every step.</summary>
internal static class DemoCommand
{
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, Terminal terminal, TimeProvider time, CancellationToken cancel)
    {
        var arguments = Arguments.Parse(args, ["--json"], []);
        arguments.NoWords("carbon demo [--json]");
        var json = arguments.Has("--json");
        var layout = NetworkLayout.Find();
        var state = NetworkState.Read(layout);
        var play = await Play.RunAsync(
            layout, state, time, step => Tell(terminal, step, json), cancel);
        if (json)
            terminal.Out.WriteLine(JsonSerializer.Serialize(play, JsonOutput.Options));
        else
            Sum(terminal.Out, play);
        return Exit.Done;
    }

    private static void Tell(Terminal terminal, LifeStep step, bool json)
    {
        if (!json)
            terminal.Out.WriteLine(StepLines.Say(step));
    }

    private static void Sum(TextWriter writer, PlayResult play)
    {
        var done = play.Steps.Count(step => step.Outcome == "done");
        writer.WriteLine();
        writer.WriteLine($"{done} done, {play.Steps.Count - done} refused as the rules ask.");
        foreach (var life in play.Lives)
            writer.WriteLine($"{life.Life}: 碳票 ticket {life.TicketNumber}  抵消凭证 voucher {life.VoucherNumber}");
    }
}
