using System.Globalization;
using Carbon.Cli.CommandLine;

namespace Carbon.Cli.Life;

/// <summary>Steps of a life as lines for people.</summary>
internal static class StepLines
{
    private const int TitleWidth = 46;

    /// <summary>One step: who, what, and how it ended, in one line, and a refusal's sentence in a second.</summary>
    public static string Say(LifeStep step)
    {
        var mark = step.Outcome == "done" ? "✓" : "✗";
        var place = step.Block is { } block
            ? string.Create(CultureInfo.InvariantCulture, $"block {block,-4} gas {step.Gas,-7} {step.TransactionHash}")
            : "";
        var end = step.Refusal is null ? place : $"{step.Refusal} {place}".TrimEnd();
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{step.Number,3} {mark} {step.Node,-8} {DisplayWidth.Pad(step.TitleZh, TitleWidth)} {end}");
        return step.RefusalZh is null ? line : $"{line}\n{"",15}{step.RefusalZh}";
    }
}
