using System.Globalization;

namespace Carbon.Cli.CommandLine;

/// <summary>
/// One line that says how far a long work is, at what rate, and what time is left. Silent where nobody looks.
/// </summary>
internal sealed class ProgressBar(Terminal terminal, string unit, ulong total, TimeProvider time)
{
    private const int Width = 30;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    private readonly long _began = time.GetTimestamp();
    private TimeSpan _said = -Beat;

    /// <summary>Says how much is done.</summary>
    public void Show(ulong done)
    {
        var elapsed = time.GetElapsedTime(_began);
        if (!terminal.IsInteractive || (elapsed - _said < Beat && done < total))
            return;
        _said = elapsed;
        var share = total == 0 ? 1.0 : Math.Min(1.0, (double)done / total);
        var rate = done / Math.Max(elapsed.TotalSeconds, 0.001);
        var left = rate > 0 && done < total ? TimeSpan.FromSeconds((total - done) / rate) : TimeSpan.Zero;
        var bar = new string('#', (int)(share * Width)).PadRight(Width, '.');
        terminal.Error.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"\r[{bar}] {share,4:0%} {done}/{total} {unit}, {rate:0}/s, {left:h\\:mm\\:ss} left "));
        if (done >= total)
            terminal.Error.WriteLine();
    }
}
