using System.Globalization;
using System.Text.Json;

namespace Carbon.Registry.Policies;

/// <summary>
/// A place in a policy file that is read strictly. Faults are gathered and reading goes on with an empty value, so that
/// all faults are told at once; a value read so is never used.
/// </summary>
internal readonly struct PolicyNode(JsonElement element, string path, List<string> faults)
{
    private const int TextMax = 600;

    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    public void Fault(string what) => faults.Add($"{path}: {what}");

    /// <summary>Checks that this is an object of these members alone; <c>?</c> marks one not needed.</summary>
    public bool HasMembers(params ReadOnlySpan<string> members)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Fault("must be an object");
            return false;
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            var name = member.TrimEnd('?');
            known.Add(name);
            if (name.Length == member.Length && !element.TryGetProperty(name, out _))
                Fault($"lacks {name}");
        }

        foreach (var property in element.EnumerateObject().Where(property => !known.Contains(property.Name)))
            Fault($"does not know {property.Name}");
        return true;
    }

    public bool TryMember(string name, out PolicyNode node)
    {
        var found = element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value);
        node = found
            ? new(element.GetProperty(name), path == "$" ? name : $"{path}.{name}", faults)
            : default;
        return found;
    }

    /// <summary>The member; where it is missing, which is told elsewhere, a place that has nothing.</summary>
    public PolicyNode Member(string name) => TryMember(name, out var node) ? node : new(Nothing, path, []);

    public IReadOnlyList<T> List<T>(string name, int min, int max, Func<PolicyNode, T> read)
    {
        if (!TryMember(name, out var node))
            return [];
        return node.Items(min, max, read);
    }

    public string Text(string name) => OptionalText(name) ?? "";

    public string? OptionalText(string name) => TryMember(name, out var node) ? node.AsText() : null;

    public bool Flag(string name)
    {
        if (!TryMember(name, out var node))
            return false;
        if (!node.IsFlag)
            node.Fault("must be true or false");
        return node.IsTrue;
    }

    public uint Number(string name, uint min, uint max)
    {
        if (!TryMember(name, out var node))
            return min;
        if (node.TryNumber(out var number) && number >= min && number <= max)
            return number;
        node.Fault($"must be a whole number from {min} to {max}");
        return min;
    }

    public DateOnly Day(string name) => TryMember(name, out var node) ? node.AsDay() : default;

    public TCode Code<TCode>(string name)
        where TCode : struct, Enum => TryMember(name, out var node) ? node.AsCode<TCode>() : default;

    public TCode AsCode<TCode>()
        where TCode : struct, Enum
    {
        var text = element.ValueKind == JsonValueKind.String ? element.GetString() ?? "" : "";
        foreach (var code in Enum.GetValues<TCode>())
        {
            if (!EqualityComparer<TCode>.Default.Equals(code, default) && code.ToString() == text)
                return code;
        }

        Fault($"must be one of {string.Join(", ", Enum.GetNames<TCode>().Skip(1))}");
        return default;
    }

    public DateOnly AsDay()
    {
        if (element.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(element.GetString(), "yyyy-MM-dd",
                CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 9999)
            return day;
        Fault("must be a day, yyyy-MM-dd");
        return default;
    }

    private bool IsFlag => element.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private bool IsTrue => element.ValueKind == JsonValueKind.True;

    private bool TryNumber(out uint number)
    {
        number = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetUInt32(out number);
    }

    private string AsText()
    {
        if (element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 and <= TextMax } text)
            return text;
        Fault($"must be a text of 1 to {TextMax} characters");
        return "";
    }

    private List<T> Items<T>(int min, int max, Func<PolicyNode, T> read)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            Fault("must be a list");
            return [];
        }

        var length = element.GetArrayLength();
        if (length < min || length > max)
            Fault($"must have {min} to {max} entries");
        var items = new List<T>();
        foreach (var item in element.EnumerateArray().Take(max))
            items.Add(read(new(item, $"{path}[{items.Count}]", faults)));
        return items;
    }
}
