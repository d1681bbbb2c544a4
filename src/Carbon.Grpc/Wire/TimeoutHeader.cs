using System.Globalization;

namespace Carbon.Grpc.Wire;

/// <summary>The form of grpc-timeout: one to eight digits and a unit (H M S m u n).</summary>
internal static class TimeoutHeader
{
    private const long MaxDigits = 99_999_999;

    /// <summary>The remaining time rounded up in the finest unit that holds it, at least 1 ns.</summary>
    public static string Encode(TimeSpan remaining)
    {
        if (remaining <= TimeSpan.Zero)
            return "1n";
        ReadOnlySpan<(char Unit, long Ticks)> units =
        [
            ('u', TimeSpan.TicksPerMicrosecond),
            ('m', TimeSpan.TicksPerMillisecond),
            ('S', TimeSpan.TicksPerSecond),
            ('M', TimeSpan.TicksPerMinute),
        ];
        foreach (var (unit, ticks) in units)
        {
            var count = ((remaining.Ticks - 1) / ticks) + 1;
            if (count <= MaxDigits)
                return string.Create(CultureInfo.InvariantCulture, $"{count}{unit}");
        }

        var hours = Math.Min(((remaining.Ticks - 1) / TimeSpan.TicksPerHour) + 1, MaxDigits);
        return string.Create(CultureInfo.InvariantCulture, $"{hours}H");
    }

    /// <summary>False when the text is not of the form; a time beyond <see cref="TimeSpan"/> is its maximum.</summary>
    public static bool TryDecode(string text, out TimeSpan timeout)
    {
        timeout = default;
        if (text.Length is < 2 or > 9)
            return false;
        if (!long.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return false;
        long? ticks = text[^1] switch
        {
            'H' => TimeSpan.TicksPerHour,
            'M' => TimeSpan.TicksPerMinute,
            'S' => TimeSpan.TicksPerSecond,
            'm' => TimeSpan.TicksPerMillisecond,
            'u' => TimeSpan.TicksPerMicrosecond,
            'n' => 0,
            _ => null,
        };
        if (ticks is null)
            return false;
        // Eight digits of nanoseconds are below a second: one tick is a hundred of them.
        timeout = ticks is 0
            ? new TimeSpan((count + 99) / 100)
            : new TimeSpan(count > long.MaxValue / ticks.Value ? long.MaxValue : count * ticks.Value);
        return true;
    }
}
