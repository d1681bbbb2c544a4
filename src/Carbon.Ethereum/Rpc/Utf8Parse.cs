namespace Carbon.Ethereum;

/// <summary>Reads a value of UTF-8 text, else throws FormatException.</summary>
internal delegate T Utf8Parse<out T>(ReadOnlySpan<byte> utf8);
