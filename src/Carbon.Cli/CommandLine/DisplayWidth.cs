using System.Text;

namespace Carbon.Cli.CommandLine;

/// <summary>How many columns a text takes on a terminal: Chinese characters and full-width forms take two.</summary>
internal static class DisplayWidth
{
    // The wide and full-width blocks of Unicode's East Asian Width that a register's texts can hold.
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA4CF),
        (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x20000, 0x3FFFD),
    ];

    public static int Of(string text) => text.EnumerateRunes().Sum(Of);

    /// <summary>The text with spaces up to the width; a wider text stays as it is.</summary>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Of(text)));

    private static int Of(Rune rune) =>
        Wide.Any(block => rune.Value >= block.First && rune.Value <= block.Last) ? 2 : 1;
}
