using System.Text.Json;
using Carbon.Gateway.Callers;

namespace Carbon.Gateway.Settings;

/// <summary>Reads a node's settings file.</summary>
public static class SettingsFile
{
    private const int MaxFileBytes = 256 * 1024;
    private const int MaxPort = 65_535;

    /// <summary>Reads and checks the file, at most 256 KiB.</summary>
    /// <exception cref="StartRefusedException">Something is wrong; the message names every fault.</exception>
    public static NodeSettings Read(string path)
    {
        var full = Path.GetFullPath(path);
        using var document = Parse(full);
        var faults = new List<string>();
        var settings = Node(new SettingsObject(document.RootElement, "", Path.GetDirectoryName(full)!, faults));
        return faults.Count == 0
            ? settings
            : throw new StartRefusedException(StartRefusedException.WrongSettings, Say(full, faults));
    }

    private static string Say(string path, List<string> faults) => faults.Count == 1
        ? $"{path}: {faults[0]}."
        : $"{path} has {faults.Count} faults:{string.Concat(faults.Select(fault => $"\n  - {fault}"))}";

    private static JsonDocument Parse(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > MaxFileBytes)
                throw new StartRefusedException(StartRefusedException.WrongSettings, $"{path} is over 256 KiB.");
            var document = JsonDocument.Parse(file, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document
                : throw new JsonException("it is no object");
        }
        catch (JsonException e)
        {
            throw new StartRefusedException(
                StartRefusedException.WrongSettings, $"{path} is no settings file: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                StartRefusedException.WrongSettings, $"The settings file {path} cannot be read: {e.Message}", e);
        }
    }

    private static NodeSettings Node(SettingsObject json)
    {
        var settings = new NodeSettings(
            new MemberId((uint)json.Number("member", 1, int.MaxValue)),
            json.Text("memberName", 120),
            json.Path("dataFolder"),
            json.FolderOrNull("policiesFolder"),
            Chain(json.Part("chain")),
            Signer(json.Part("signer")),
            Member(json.Part("memberListener")),
            Public(json.Part("publicListener")),
            json.WebAddress("publicAddress"),
            Callers(json));
        json.NothingElse();
        return settings;
    }

    private static ChainSettings Chain(SettingsObject json)
    {
        var chain = new ChainSettings(
            json.WebAddress("rpcUrl"),
            json.File("deployment"),
            json.Number("confirmations", 0, 100, usual: 0),
            TimeSpan.FromMilliseconds(json.Number("pollMilliseconds", 20, 60_000, usual: 500)));
        json.NothingElse();
        return chain;
    }

    private static SignerSettings Signer(SettingsObject json)
    {
        var signer = new SignerSettings(json.File("keystore"), json.File("passphraseFile"));
        json.NothingElse();
        return signer;
    }

    private static MemberListenerSettings Member(SettingsObject json)
    {
        var listener = new MemberListenerSettings(
            json.Address("address"),
            json.Number("port", 0, MaxPort),
            json.File("caCertificate"),
            json.File("certificate"),
            json.File("privateKey"));
        json.NothingElse();
        return listener;
    }

    private static PublicListenerSettings Public(SettingsObject json)
    {
        var usual = PublicLimits.Usual;
        var listener = new PublicListenerSettings(
            json.Address("address"),
            json.Number("httpPort", 0, MaxPort),
            json.Number("grpcPort", 0, MaxPort),
            new PublicLimits(
                json.Number("requestsPerSecond", 1, 100_000, usual.RequestsPerSecond),
                json.Number("burst", 1, 100_000, usual.Burst),
                json.Number("concurrent", 1, 10_000, usual.Concurrent)),
            json.Addresses("trustedProxies"));
        json.NothingElse();
        return listener;
    }

    private static List<KnownCaller> Callers(SettingsObject json)
    {
        var callers = new List<KnownCaller>();
        foreach (var item in json.Parts("callers", required: true))
        {
            var caller = new KnownCaller(item.Text("uri"), item.Text("name", 64), Role(item));
            item.NothingElse();
            if (callers.Exists(other => other.Uri == caller.Uri))
                item.Fault("uri", $"{caller.Uri} is named twice");
            if (callers.Exists(other => other.Name == caller.Name))
                item.Fault("name", $"{caller.Name} is named twice");
            callers.Add(caller);
        }

        return callers;
    }

    private static CallerRole Role(SettingsObject json)
    {
        switch (json.Text("role"))
        {
            case "operator":
                return CallerRole.Operator;
            case "reader":
                return CallerRole.Reader;
            default:
                json.Fault("role", "must be operator or reader");
                return CallerRole.Reader;
        }
    }
}
