using System.Globalization;
using System.Runtime.CompilerServices;

namespace Carbon.Index.Fold;

/// <summary>What is impossible about an event; put into words only where it is, which is next to never.</summary>
[InterpolatedStringHandler]
internal ref struct Impossibility
{
    private DefaultInterpolatedStringHandler _text;

    public Impossibility(int literalLength, int formattedCount, bool possible, out bool isToBeSaid)
    {
        isToBeSaid = !possible;
        _text = possible ? default : new(literalLength, formattedCount, CultureInfo.InvariantCulture);
    }

    public void AppendLiteral(string words) => _text.AppendLiteral(words);

    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    /// <summary>The words, once.</summary>
    public string Say() => _text.ToStringAndClear();
}
