using System.Globalization;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Kit.Making;
using Carbon.Cli.Kit.Members;
using Carbon.Cli.Network;
using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Cli.Deploying;

/// <summary>What <c>carbon network deploy</c> was asked to do, with its files read.</summary>
/// <param name="Rpc">The node.</param>
/// <param name="Consortium">The file of the consortium.</param>
/// <param name="Terms">What is founded.</param>
/// <param name="ChainId">The chain that the consortium's file names.</param>
/// <param name="GenesisHash">Hash of the chain's block 0, where it was given, or a kit that tells it.</param>
/// <param name="Founder">The founder's account as the consortium's file names it, where it does.</param>
/// <param name="Keystore">The founder's key.</param>
/// <param name="PassphraseFile">What opens it.</param>
/// <param name="Manifest">Where the manifest is written; the journal lies beside it.</param>
/// <param name="Finality">When a block of the network is final, which the manifest tells every node.</param>
internal sealed record DeployOrder(
    Uri Rpc,
    string Consortium,
    FoundingTerms Terms,
    ulong? ChainId,
    Hash32? GenesisHash,
    Address? Founder,
    string Keystore,
    string PassphraseFile,
    string Manifest,
    FinalityRule Finality)
{
    private const int CharterBytesMax = 64 * 1024 * 1024;

    /// <summary>The node without a name and a password that its address may hold.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{Rpc.Host}:{Rpc.Port}");

    /// <summary>Reads the arguments and the files that they name.</summary>
    /// <exception cref="CommandException">An argument is missing or wrong, or a file is.</exception>
    public static DeployOrder Read(Arguments arguments)
    {
        var rpc = UrlOf(arguments);
        var manifest = arguments.Require("--out");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(manifest))))
            throw new CommandException(Exit.Failed, $"There is no folder for {manifest}.");
        var file = arguments.Require("--consortium");
        var consortium = ConsortiumFile.Read(file);
        var signers = consortium.Members.ToDictionary(
            member => member.Key, member => member.Signer, StringComparer.Ordinal);
        var rules = RuleBook.Load(arguments.Require("--policies"));
        var charter = CharterOf(arguments.Require("--charter"));
        return new(
            rpc,
            file,
            FoundingTerms.Of(consortium.ToPlan(), signers, rules, charter),
            consortium.ChainId,
            GenesisOf(arguments),
            consortium.Founder,
            arguments.Require("--founder"),
            arguments.Require("--passphrase-file"),
            manifest,
            FinalityOf(arguments.Value("--finality")));
    }

    /// <summary>Ends the command where the manifest is there and tells of another register.</summary>
    public void RequireNoOther(FoundingPlan plan)
    {
        if (!File.Exists(Manifest))
            return;
        try
        {
            var there = Deployment.Load(Manifest);
            if (there.GenesisHash == plan.Place.GenesisHash && there.Contracts.SequenceEqual(plan.Place.Contracts))
                return;
        }
        catch (FormatException e)
        {
            throw new CommandException(Exit.Failed, e.Message, e);
        }

        throw new CommandException(
            Exit.Refused, $"{Manifest} is of another register: choose another --out, or the key that founded it.");
    }

    private static Uri UrlOf(Arguments arguments) =>
        Uri.TryCreate(arguments.Require("--rpc"), UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? url
            : throw Arguments.Wrong("--rpc wants an http or https address, such as http://127.0.0.1:8545.");

    // A kit is of QBFT, whose validators agree on a block before it is made: that is meant where nothing is said.
    private static FinalityRule FinalityOf(string? text) => text switch
    {
        null or "immediate" => new FinalityRule.Immediate(),
        "finalizedTag" => new FinalityRule.FinalizedTag(),
        _ when uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var blocks)
            && blocks is > 0 and <= FinalityRule.ConfirmationsMax => new FinalityRule.Confirmations(blocks),
        _ => throw Arguments.Wrong(
            "--finality wants immediate, finalizedTag or a number of blocks from 1 to " +
            $"{FinalityRule.ConfirmationsMax.ToString(CultureInfo.InvariantCulture)}."),
    };

    private static Hash32? GenesisOf(Arguments arguments)
    {
        var (folder, text) = (arguments.Value("--kit"), arguments.Value("--genesis-hash"));
        if (folder is null && text is null)
            return null;
        if (folder is not null && text is not null)
            throw Arguments.Wrong("--kit tells the genesis hash: leave --genesis-hash out.");
        text ??= JsonOutput.ReadFile<KitManifest>(Path.Combine(folder!, KitPlaces.Manifest)).GenesisHash;
        return Hash32.TryParse(text, out var hash)
            ? hash
            : throw Arguments.Wrong("A genesis hash is 0x and 64 hexadecimal digits.");
    }

    private static Hash32 CharterOf(string path)
    {
        var length = new FileInfo(path) is { Exists: true } file ? file.Length : 0;
        return length is > 0 and <= CharterBytesMax
            ? Keccak.Hash(File.ReadAllBytes(path))
            : throw new CommandException(Exit.Failed, $"The charter {path} is missing, empty or over 64 MiB.");
    }
}
