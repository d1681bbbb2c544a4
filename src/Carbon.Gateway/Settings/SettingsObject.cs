using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Carbon.Ethereum;

namespace Carbon.Gateway.Settings;

/// <summary>
/// One object of a settings file. Each read notes a fault and goes on with a stand-in, so that the operator is told all
/// faults at once; the stand-ins are used only where there is no fault.
/// </summary>
internal sealed class SettingsObject(JsonElement json, string path, string folder, List<string> faults)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>A part that is an object itself; where it is missing, all that it must hold is missing.</summary>
    public SettingsObject Part(string name)
    {
        var part = Find(name);
        if (part is { ValueKind: JsonValueKind.Object } found)
            return new SettingsObject(found, PathOf(name), folder, faults);
        Fault(name, part is null ? "is missing" : "must be an object");
        return new SettingsObject(default, PathOf(name), folder, []);
    }

    /// <summary>The same of a part that may be left out, and with it all that it holds.</summary>
    public SettingsObject PartOrEmpty(string name) => Find(name) is null
        ? new SettingsObject(default, PathOf(name), folder, faults)
        : Part(name);

    /// <summary>The parts of a list of objects, or none where the list may be left out.</summary>
    public List<SettingsObject> Parts(string name, bool required)
    {
        var list = Find(name);
        if (list is null && !required)
            return [];
        if (list is { ValueKind: JsonValueKind.Array } found)
            return [.. found.EnumerateArray().Select((item, i) =>
                new SettingsObject(item, $"{PathOf(name)}[{i}]", folder, faults))];
        Fault(name, list is null ? "is missing" : "must be a list");
        return [];
    }

    /// <summary>Whether the member is there, whatever it holds.</summary>
    public bool Has(string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out _);

    /// <summary>A text of 1 to <paramref name="max"/> characters.</summary>
    public string Text(string name, int max = 400)
    {
        var value = Find(name);
        if (value is { ValueKind: JsonValueKind.String } found && found.GetString() is { Length: > 0 } text &&
            text.Length <= max)
            return text;
        Fault(name, value is null ? "is missing" : $"must be a text of 1 to {max} characters");
        return "-";
    }

    /// <summary>A path; relative ones start at the settings file's folder.</summary>
    public string Path(string name) => System.IO.Path.GetFullPath(Text(name), folder);

    /// <summary>The same, of a file that can be read.</summary>
    public string File(string name)
    {
        var before = faults.Count;
        var file = Path(name);
        if (faults.Count == before && !System.IO.File.Exists(file))
            Fault(name, $"names the file {file}, which is not there");
        return file;
    }

    /// <summary>The same, null where it is left out.</summary>
    public string? FileOrNull(string name) => Find(name) is null ? null : File(name);

    /// <summary>A connection string of PostgreSQL, which must not hold the password.</summary>
    public string DatabaseAddress(string name)
    {
        var before = faults.Count;
        var text = Text(name);
        var address = new DbConnectionStringBuilder();
        try
        {
            address.ConnectionString = text;
        }
        catch (ArgumentException e)
        {
            if (faults.Count == before)
                Fault(name, $"is no connection string: {e.Message}");
        }

        if (address.Keys.Cast<string>().Any(key => key is "password" or "psw" or "pwd"))
            Fault(name, "must not hold the password: name its file in passwordFile");
        return text;
    }

    /// <summary>A path of a folder that is there; null where it is left out.</summary>
    public string? FolderOrNull(string name)
    {
        if (Find(name) is null)
            return null;
        var found = Path(name);
        if (!Directory.Exists(found))
            Fault(name, $"names the folder {found}, which is not there");
        return found;
    }

    /// <summary>The same, of a Unix socket, which need not be there yet.</summary>
    public string SocketPath(string name)
    {
        var before = faults.Count;
        var path = Path(name);
        if (faults.Count == before && Encoding.UTF8.GetByteCount(path) > SignerProtocol.SocketPathBytesMax)
            Fault(name, $"must be a path of at most {SignerProtocol.SocketPathBytesMax} bytes");
        return path;
    }

    /// <summary>A whole number within bounds, or the usual one where it may be left out.</summary>
    public int Number(string name, int min, int max, int? usual = null)
    {
        var value = Find(name);
        if (value is null && usual is { } left)
            return left;
        if (value is { ValueKind: JsonValueKind.Number } found && found.TryGetInt32(out var number) &&
            number >= min && number <= max)
            return number;
        var bounds = string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {min} to {max}");
        Fault(name, value is null ? "is missing" : bounds);
        return min;
    }

    /// <summary>The same, null where it is left out.</summary>
    public int? NumberOrNull(string name, int min, int max) => Find(name) is null ? null : Number(name, min, max);

    /// <summary>True or false, or the usual one where it is left out.</summary>
    public bool Flag(string name, bool usual)
    {
        var value = Find(name);
        if (value is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) })
            Fault(name, "must be true or false");
        return value is null ? usual : value.Value.ValueKind == JsonValueKind.True;
    }

    /// <summary>What one of a few words stands for, or the usual one where it may be left out.</summary>
    public T OneOf<T>(string name, IReadOnlyList<(string Word, T Value)> choices, string? usual = null)
    {
        var before = faults.Count;
        var text = usual is not null && Find(name) is null ? usual : Text(name);
        foreach (var (word, value) in choices)
            if (word == text)
                return value;
        if (faults.Count == before)
            Fault(name, $"must be one of {string.Join(", ", choices.Select(choice => choice.Word))}");
        return choices[0].Value;
    }

    /// <summary>An http or https address.</summary>
    public Uri WebAddress(string name) => Url(name, "an", Uri.UriSchemeHttp, Uri.UriSchemeHttps);

    /// <summary>The address of a WebSocket, or null where it is left out.</summary>
    public Uri? SocketAddressOrNull(string name) =>
        Has(name) ? Url(name, "a", Uri.UriSchemeWs, Uri.UriSchemeWss) : null;

    /// <summary>The address of an account on chain.</summary>
    public Address Account(string name)
    {
        var before = faults.Count;
        var text = Text(name);
        if (faults.Count == before && Ethereum.Address.TryParse(text, out var account))
            return account;
        if (faults.Count == before)
            Fault(name, "must be 0x and 40 digits with a right checksum");
        return default;
    }

    /// <summary>An IP address.</summary>
    public IPAddress Address(string name)
    {
        var before = faults.Count;
        var text = Text(name);
        if (IPAddress.TryParse(text, out var address))
            return address;
        if (faults.Count == before)
            Fault(name, "must be an IP address");
        return IPAddress.Loopback;
    }

    /// <summary>A list of IP addresses, empty where it is left out.</summary>
    public List<IPAddress> Addresses(string name)
    {
        var list = Find(name);
        if (list is null)
            return [];
        var found = new List<IPAddress>();
        if (list.Value.ValueKind == JsonValueKind.Array)
            foreach (var item in list.Value.EnumerateArray())
                if (item.ValueKind == JsonValueKind.String && IPAddress.TryParse(item.GetString(), out var address))
                    found.Add(address);
        if (list.Value.ValueKind != JsonValueKind.Array || found.Count != list.Value.GetArrayLength())
            Fault(name, "must be a list of IP addresses");
        return found;
    }

    /// <summary>Notes a fault of a member, or of the object itself where the name is empty.</summary>
    public void Fault(string name, string fault) => faults.Add($"{PathOf(name)} {fault}");

    /// <summary>Notes each member that was not read: a misspelt setting must not be passed over.</summary>
    public void NothingElse()
    {
        if (json.ValueKind != JsonValueKind.Object)
            return;
        foreach (var member in json.EnumerateObject())
            if (!_known.Contains(member.Name))
                Fault(member.Name, "is not a setting");
    }

    private Uri Url(string name, string article, string plain, string secure)
    {
        var before = faults.Count;
        var text = Text(name);
        if (faults.Count == before && Uri.TryCreate(text, UriKind.Absolute, out var address) &&
            (address.Scheme == plain || address.Scheme == secure))
            return address;
        if (faults.Count == before)
            Fault(name, $"must be {article} {plain} or {secure} address");
        return new Uri($"{plain}://localhost");
    }

    private JsonElement? Find(string name)
    {
        _known.Add(name);
        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : null;
    }

    private string PathOf(string name) => path.Length == 0 || name.Length == 0 ? path + name : $"{path}.{name}";
}
