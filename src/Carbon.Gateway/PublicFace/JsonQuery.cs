using System.Globalization;
using Carbon.Gateway.Writes;

namespace Carbon.Gateway.PublicFace;

/// <summary>What stands behind the question mark of an address; a number that is none is refused by its name.</summary>
internal sealed class JsonQuery(HttpContext http)
{
    private readonly RequestFields _fields = new();

    /// <summary>Why the address is refused, or null.</summary>
    public Refusal? Refusal => _fields.Refusal;

    /// <summary>A text, empty where it is left out.</summary>
    public string Text(string name) => http.Request.Query[name].ToString();

    /// <summary>A number from 0 on, 0 where it is left out.</summary>
    public ulong Number(string name, ulong max = ulong.MaxValue)
    {
        var text = Text(name);
        if (text.Length == 0)
            return 0;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max)
            return number;
        _fields.Refuse(Carbon.Registry.Refusals.Refusal.Of(
            RefusalCode.FieldInvalid, ("field", name), ("limit", $"0 … {max}")));
        return 0;
    }

    /// <summary>A size of page, 0 where it is left out.</summary>
    public int Size(string name) => (int)Number(name, int.MaxValue);

    /// <summary>The height from which on it may be answered.</summary>
    public ulong MinHeight() => Number("minHeight");
}
