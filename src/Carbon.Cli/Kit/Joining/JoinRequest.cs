using System.Globalization;
using System.Text;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Kit.Members;
using Carbon.Ethereum;

namespace Carbon.Cli.Kit.Joining;

/// <summary>What a joining member says of itself on the command line, checked before any key is made.</summary>
/// <param name="Key">Short name.</param>
/// <param name="Name">Full name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Operator">Who runs its machines.</param>
/// <param name="Offices">By division.</param>
/// <param name="Signer">The account of a key that is kept elsewhere; null where one is to be made.</param>
/// <param name="Validator">Where its validator listens, if it runs one.</param>
/// <param name="Rpc">Where its RPC node listens, if it runs one.</param>
/// <param name="PublicAddress">Where anyone reaches its gateway.</param>
internal sealed record JoinRequest(
    string Key,
    string Name,
    MemberKind Kind,
    string Operator,
    IReadOnlyDictionary<string, IReadOnlyList<Office>> Offices,
    Address? Signer,
    JoinPlace? Validator,
    JoinPlace? Rpc,
    Uri? PublicAddress)
{
    private const int NameBytesMax = 120;

    /// <summary>The options that this reads.</summary>
    public static readonly string[] Options =
    [
        "--key", "--name", "--kind", "--operator", "--offices", "--signer", "--validator", "--rpc", "--public-address",
    ];

    /// <summary>Reads the options.</summary>
    /// <exception cref="CommandException">One is missing or wrong.</exception>
    public static JoinRequest Of(Arguments arguments)
    {
        var key = KeyOf("--key", arguments.Require("--key"));
        var request = new JoinRequest(
            key,
            NameOf(arguments.Require("--name")),
            WordOf<MemberKind>("--kind", arguments.Require("--kind")),
            KeyOf("--operator", arguments.Value("--operator") ?? key),
            OfficesOf(arguments.Value("--offices")),
            SignerOf(arguments.Value("--signer")),
            JoinPlace.Of("--validator", arguments.Value("--validator"), 30303),
            JoinPlace.Of("--rpc", arguments.Value("--rpc"), 30304),
            AddressOf(arguments.Value("--public-address")));
        if (request.Validator is not null && request.Validator == request.Rpc)
            throw Arguments.Wrong("--validator and --rpc name one place: give the RPC node another port.");
        return request.Rpc is not null == request.PublicAddress is not null
            ? request
            : throw Arguments.Wrong("--rpc and --public-address belong together: a gateway asks its own node.");
    }

    private static string KeyOf(string option, string text) => MemberCardFile.IsKey(text)
        ? text
        : throw Arguments.Wrong($"{option} wants 1 to 32 small letters, digits and hyphens, such as court.");

    private static string NameOf(string text) =>
        text.Length > 0 && Encoding.UTF8.GetByteCount(text) <= NameBytesMax && !text.Any(char.IsControl)
            ? text
            : throw Arguments.Wrong($"--name wants a name of at most {NameBytesMax} bytes of UTF-8.");

    private static T WordOf<T>(string option, string text)
        where T : struct, Enum
    {
        var allowed = Enum.GetNames<T>().Where(word => word != "None").ToList();
        return allowed.Contains(text)
            ? Enum.Parse<T>(text)
            : throw Arguments.Wrong($"{option} does not know {text}; allowed are {string.Join(", ", allowed)}.");
    }

    // CODE=Office,Office;CODE=Office
    private static Dictionary<string, IReadOnlyList<Office>> OfficesOf(string? text)
    {
        var held = new Dictionary<string, IReadOnlyList<Office>>(StringComparer.Ordinal);
        foreach (var part in text?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            if (part.Split('=', StringSplitOptions.TrimEntries) is not [var division, { Length: > 0 } words] ||
                !MemberCardFile.IsDivision(division))
                throw Arguments.Wrong("--offices wants CODE=OFFICE,OFFICE;CODE=OFFICE with codes of six digits.");
            var offices = words.Split(',', StringSplitOptions.TrimEntries)
                .Select(word => WordOf<Office>("--offices", word))
                .Distinct()
                .ToList();
            if (MemberCardFile.ConflictOf(offices) is { } conflict)
                throw Arguments.Wrong($"--offices of {division} {conflict}.");
            if (!held.TryAdd(division, offices))
                throw Arguments.Wrong($"--offices names {division} twice.");
        }

        return held;
    }

    private static Address? SignerOf(string? text)
    {
        if (text is null)
            return null;
        return Address.TryParse(text, out var address) && address != Address.Zero
            ? address
            : throw Arguments.Wrong("--signer wants 0x and 40 digits with a right checksum.");
    }

    private static Uri? AddressOf(string? text)
    {
        if (text is null)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : throw Arguments.Wrong("--public-address wants an http or https address.");
    }
}

/// <summary>Where a Besu node is to listen to others.</summary>
internal sealed record JoinPlace(string Host, int Port)
{
    /// <summary>Reads <c>IP</c> or <c>IP:PORT</c>.</summary>
    public static JoinPlace? Of(string option, string? text, int usualPort)
    {
        if (text is null)
            return null;
        var parts = text.Split(':');
        var port = usualPort;
        var known = parts.Length == 1 || (parts.Length == 2 &&
            int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out port) &&
            port is >= 1024 and <= 65_535);
        return known && MemberCardFile.IsHost(parts[0])
            ? new JoinPlace(parts[0], port)
            : throw Arguments.Wrong($"{option} wants an IPv4 address that others reach, with or without a port.");
    }

    /// <summary>The node of a key at this place.</summary>
    public ChainNode With(string publicKey) => new(Host, Port, publicKey);
}
