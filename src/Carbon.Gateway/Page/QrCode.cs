using System.Globalization;
using System.Text;

namespace Carbon.Gateway.Page;

/// <summary>
/// A QR code (ISO/IEC 18004) of a short text as an SVG picture: bytes, error correction M, versions 1 to 6, which hold
/// up to 106 bytes. A printed ticket carries it, so it must be readable when a seventh of it is dirty.
/// </summary>
internal static class QrCode
{
    private const int QuietZone = 4;

    /// <summary>The picture, or null for a text that is too long.</summary>
    public static string? Svg(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (QrSymbol.Make(bytes) is not { } symbol)
            return null;
        var size = symbol.Size + (2 * QuietZone);
        var path = new StringBuilder();
        for (var y = 0; y < symbol.Size; y++)
            for (var x = 0; x < symbol.Size; x++)
                if (symbol.IsDark(x, y))
                    path.Append(CultureInfo.InvariantCulture, $"M{x + QuietZone} {y + QuietZone}h1v1h-1z");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" ") +
            $"role=\"img\" aria-label=\"QR\" shape-rendering=\"crispEdges\"><path fill=\"#000\" d=\"{path}\"/></svg>";
    }
}
