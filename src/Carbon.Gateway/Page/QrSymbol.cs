namespace Carbon.Gateway.Page;

/// <summary>The square of a QR code: fixed patterns, words, and the mask under which scanners read it best.</summary>
internal sealed class QrSymbol
{
    private readonly bool[,] _dark;
    private readonly bool[,] _fixed;

    private QrSymbol(int version)
    {
        Size = (4 * version) + 17;
        (_dark, _fixed) = (new bool[Size, Size], new bool[Size, Size]);
        DrawFixed(version);
    }

    /// <summary>Modules on a side.</summary>
    public int Size { get; }

    /// <summary>The symbol of a text, or null where it is too long.</summary>
    public static QrSymbol? Make(ReadOnlySpan<byte> bytes)
    {
        if (QrWords.Encode(bytes) is not { } encoded)
            return null;
        QrSymbol? best = null;
        var least = int.MaxValue;
        for (var mask = 0; mask < 8; mask++)
        {
            var symbol = new QrSymbol(encoded.Version);
            symbol.DrawWords(encoded.Words, mask);
            symbol.DrawFormat(mask);
            var penalty = symbol.Penalty();
            if (penalty < least)
                (best, least) = (symbol, penalty);
        }

        return best;
    }

    /// <summary>Whether a module is dark.</summary>
    public bool IsDark(int x, int y) => _dark[x, y];

    private void Set(int x, int y, bool dark) => (_dark[x, y], _fixed[x, y]) = (dark, true);

    private void DrawFixed(int version)
    {
        for (var i = 0; i < Size; i++)
        {
            Set(6, i, i % 2 == 0);
            Set(i, 6, i % 2 == 0);
        }

        DrawFinder(3, 3);
        DrawFinder(Size - 4, 3);
        DrawFinder(3, Size - 4);
        // Versions 2 to 6 have one alignment pattern.
        if (version > 1)
            DrawRings(Size - 7, Size - 7, 2, ring => ring != 1);
        DrawFormat(0);
    }

    private void DrawFinder(int x, int y) => DrawRings(x, y, 4, ring => ring is not 2 and not 4);

    private void DrawRings(int centreX, int centreY, int radius, Func<int, bool> isDark)
    {
        for (var dy = -radius; dy <= radius; dy++)
            for (var dx = -radius; dx <= radius; dx++)
            {
                var (x, y) = (centreX + dx, centreY + dy);
                if (x >= 0 && x < Size && y >= 0 && y < Size)
                    Set(x, y, isDark(Math.Max(Math.Abs(dx), Math.Abs(dy))));
            }
    }

    // Fifteen bits: level M is 00, then the mask, then ten bits of a BCH code; written twice.
    private void DrawFormat(int mask)
    {
        var rest = mask;
        for (var i = 0; i < 10; i++)
            rest = (rest << 1) ^ ((rest >> 9) * 0x537);
        var bits = ((mask << 10) | rest) ^ 0x5412;
        bool Bit(int i) => ((bits >> i) & 1) != 0;

        for (var i = 0; i <= 5; i++)
            Set(8, i, Bit(i));
        Set(8, 7, Bit(6));
        Set(8, 8, Bit(7));
        Set(7, 8, Bit(8));
        for (var i = 9; i < 15; i++)
            Set(14 - i, 8, Bit(i));
        for (var i = 0; i < 8; i++)
            Set(Size - 1 - i, 8, Bit(i));
        for (var i = 8; i < 15; i++)
            Set(8, Size - 15 + i, Bit(i));
        Set(8, Size - 8, true);
    }

    // In two columns at a time from the right, up and down in turn, past the upright timing pattern.
    private void DrawWords(byte[] words, int mask)
    {
        var bit = 0;
        for (var right = Size - 1; right >= 1; right -= 2)
        {
            if (right == 6)
                right = 5;
            for (var step = 0; step < Size; step++)
                for (var column = 0; column < 2; column++)
                {
                    var x = right - column;
                    var y = ((right + 1) & 2) == 0 ? Size - 1 - step : step;
                    if (_fixed[x, y])
                        continue;
                    var dark = bit < words.Length * 8 && ((words[bit >> 3] >> (7 - (bit & 7))) & 1) != 0;
                    bit++;
                    _dark[x, y] = dark ^ IsMasked(mask, x, y);
                }
        }
    }

    private static bool IsMasked(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => ((x / 3) + (y / 2)) % 2 == 0,
        5 => (x * y % 2) + (x * y % 3) == 0,
        6 => ((x * y % 2) + (x * y % 3)) % 2 == 0,
        _ => (((x + y) % 2) + (x * y % 3)) % 2 == 0,
    };

    // Long runs and squares of one colour, and an uneven share of dark, are hard to read. The fourth rule of the
    // standard, look-alikes of the finder, decides seldom and is left out: any mask is valid.
    private int Penalty()
    {
        var (penalty, dark) = (0, 0);
        for (var a = 0; a < Size; a++)
            for (var b = 0; b < Size; b++)
            {
                dark += _dark[a, b] ? 1 : 0;
                penalty += RunFrom(a, b, upright: true) + RunFrom(a, b, upright: false);
                if (a > 0 && b > 0 && _dark[a, b] == _dark[a - 1, b] && _dark[a, b] == _dark[a, b - 1] &&
                    _dark[a, b] == _dark[a - 1, b - 1])
                    penalty += 3;
            }

        return penalty + (Math.Abs((dark * 20) - (Size * Size * 10)) / (Size * Size) * 10);
    }

    private int RunFrom(int line, int start, bool upright)
    {
        bool At(int i) => upright ? _dark[line, i] : _dark[i, line];
        if (start > 0 && At(start) == At(start - 1))
            return 0;
        var end = start;
        while (end < Size && At(end) == At(start))
            end++;
        return end - start >= 5 ? end - start - 2 : 0;
    }
}
