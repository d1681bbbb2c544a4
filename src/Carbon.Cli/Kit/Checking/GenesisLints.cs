using System.Globalization;
using System.Text.Json.Nodes;
using Carbon.Cli.Kit.Genesis;
using Carbon.Cli.Kit.Making;
using Carbon.Cli.Kit.Members;
using Carbon.Ethereum;

namespace Carbon.Cli.Kit.Checking;

/// <summary>What a genesis file must and must not say; see gas, forks and consensus in docs/network.md.</summary>
internal static class GenesisLints
{
    private const ulong UsualSizeLimit = 24_576;

    // Each is another engine, or one that Besu no longer has.
    private static readonly string[] OtherEngines = ["clique", "ethash", "ibft", "ibft2"];

    /// <summary>Checks the kit's genesis file.</summary>
    public static IEnumerable<KitFinding> Of(KitOnDisk kit)
    {
        if (kit.JsonOf(KitPlaces.Genesis) is not JsonObject genesis || genesis["config"] is not JsonObject config)
        {
            return
            [
                Finding("genesis-unreadable", "is missing, no JSON, or has no config", "No node starts with it."),
            ];
        }

        var time = GenesisBlock.NumberOf(genesis["timestamp"]) ?? 0;
        return
        [
            .. Settings(kit.Consortium, genesis, config), .. Forks(config, time), .. FreeGas(genesis, config),
            .. Fixed(genesis), .. Validators(kit.Consortium, genesis), .. Engine(kit.Consortium, config),
        ];
    }

    private static IEnumerable<KitFinding> Settings(Consortium consortium, JsonObject genesis, JsonObject config)
    {
        (string Name, JsonNode? Node, ulong Wanted)[] settings =
        [
            ("chainId", config["chainId"], consortium.ChainId),
            ("gasLimit", genesis["gasLimit"], consortium.GasLimit),
            ("timestamp", genesis["timestamp"], (ulong)consortium.GenesisTime.ToUnixTimeSeconds()),
        ];
        foreach (var (name, node, wanted) in settings)
        {
            if (GenesisBlock.NumberOf(node) != wanted)
            {
                yield return Finding(
                    "genesis-settings",
                    string.Create(CultureInfo.InvariantCulture, $"says {name} {Say(node)}, members.yaml says {wanted}"),
                    "The members agreed on members.yaml; another file starts another chain.");
            }
        }

        if (config["contractSizeLimit"] is { } limit && GenesisBlock.NumberOf(limit) != UsualSizeLimit)
        {
            yield return Finding(
                "contract-size-limit",
                $"sets contractSizeLimit to {Say(limit)}",
                "The contracts keep to the usual 24576 bytes; a larger limit lets others in and is tested nowhere.");
        }

        if (genesis["alloc"] is not JsonObject { Count: 0 })
        {
            yield return Finding(
                "genesis-alloc",
                "holds accounts, or no empty alloc",
                "On free gas nobody needs a balance; an account in block 0 is power that no council gave.");
        }
    }

    private static IEnumerable<KitFinding> Forks(JsonObject config, ulong time)
    {
        foreach (var fork in GenesisText.BlockForks.Where(fork => GenesisBlock.NumberOf(config[fork]) != 0))
        {
            yield return Finding(
                "fork-missing",
                $"says {fork} {Say(config[fork])} and not 0",
                "A fork by time needs all forks by block number before it, from block 0 on.");
        }

        foreach (var fork in GenesisText.TimeForks.Where(fork => !GenesisBlock.IsOn(config, fork, time)))
        {
            yield return Finding(
                "fork-missing",
                $"says {fork} {Say(config[fork])}, which is not there in block 0",
                "The contracts are compiled for the EVM of Cancun: without it their code does not run.");
        }

        if (config["osakaTime"] is not null && (config["qbft"] as JsonObject)?["pertxgaslimit"] is null)
        {
            yield return Finding(
                "fork-setting",
                "sets osakaTime without qbft.pertxgaslimit",
                "From Osaka on one transaction takes at most 16777216 gas unless the limit is set.");
        }
    }

    private static IEnumerable<KitFinding> FreeGas(JsonObject genesis, JsonObject config)
    {
        const string Reason = "From London on blocks have a base fee: it must start at zero and stay there.";
        if (config["zeroBaseFee"] is not JsonValue value || !value.TryGetValue<bool>(out var zero) || !zero)
            yield return Finding("fork-setting", "sets londonBlock without zeroBaseFee true", Reason);
        if (GenesisBlock.NumberOf(genesis["baseFeePerGas"]) != 0)
            yield return Finding("fork-setting", "sets londonBlock without baseFeePerGas 0x0", Reason);
    }

    private static IEnumerable<KitFinding> Fixed(JsonObject genesis)
    {
        const string Reason = "The value is fixed for QBFT; with another one nodes take the blocks for another kind.";
        var mix = GenesisBlock.TextOf(genesis["mixHash"]);
        if (!string.Equals(mix, GenesisText.MixHash, StringComparison.OrdinalIgnoreCase))
            yield return Finding("genesis-fixed", "has another mixHash than blocks of QBFT have", Reason);
        if (GenesisBlock.NumberOf(genesis["difficulty"]) != 1)
            yield return Finding("genesis-fixed", $"has difficulty {Say(genesis["difficulty"])} and not 0x1", Reason);
        if (GenesisBlock.NumberOf(genesis["nonce"]) != 0)
            yield return Finding("genesis-fixed", $"has nonce {Say(genesis["nonce"])} and not 0x0", Reason);
    }

    private static IEnumerable<KitFinding> Validators(Consortium consortium, JsonObject genesis)
    {
        if (!Hex.TryParse(GenesisBlock.TextOf(genesis["extraData"]), out var bytes) ||
            QbftExtra.TryDecode(bytes) is not { } extra)
        {
            yield return Finding(
                "extra-data", "has an extraData that is not that of a first block of QBFT", "No node starts with it.");
            yield break;
        }

        var (held, wanted) = (extra.Validators, consortium.GenesisValidators);
        if (held.Distinct().Count() != held.Count)
        {
            yield return Finding(
                "extra-data", "names a validator twice in extraData", "Quorums are counted over different validators.");
        }
        else if (!Consortium.Ascending(held).SequenceEqual(wanted))
        {
            yield return Finding(
                "extra-data",
                "names other validators in extraData than members.yaml",
                "Who stands there makes the blocks; who is missing never does.");
        }
        else if (!held.SequenceEqual(wanted))
        {
            yield return Finding(
                "extra-data", "names the validators of extraData out of order", "QBFT keeps them ascending.");
        }
    }

    private static IEnumerable<KitFinding> Engine(Consortium consortium, JsonObject config)
    {
        foreach (var engine in OtherEngines.Where(engine => config[engine] is not null))
            yield return Finding("removed-engine", $"configures {engine}", "The kit is for QBFT; Besu dropped others.");
        if (config["qbft"] is not JsonObject qbft)
        {
            yield return Finding("qbft-missing", "does not configure qbft", "Without it there is no consensus.");
            yield break;
        }

        var (period, wait) = (Number("blockperiodseconds"), Number("requesttimeoutseconds"));
        if (period != consortium.BlockPeriodSeconds)
        {
            yield return Finding(
                "genesis-settings",
                $"says blockperiodseconds {Say(qbft["blockperiodseconds"])}, members.yaml says otherwise",
                "The members agreed on members.yaml; validators with another period refuse blocks.");
        }

        if (wait is null || wait < 2 * consortium.BlockPeriodSeconds)
        {
            yield return Finding(
                "request-timeout",
                $"has requesttimeoutseconds {Say(qbft["requesttimeoutseconds"])}, below two periods",
                "Rounds end before a block can be agreed on, and the chain stands still under load.");
        }

        if (Number("epochlength") != GenesisText.EpochLength)
        {
            yield return Finding(
                "epoch-length",
                $"has epochlength {Say(qbft["epochlength"])} and not {GenesisText.EpochLength}",
                "Votes are forgotten at its multiples; it can never be changed, so all networks keep the usual one.");
        }

        if (qbft["emptyblockperiodseconds"] is not null || qbft["xemptyblockperiodseconds"] is not null)
        {
            yield return Finding(
                "empty-block-period", "sets emptyblockperiodseconds", "It is known to stop blocks; leave it out.");
        }

        if (qbft["validatorcontractaddress"] is not null)
        {
            yield return Finding(
                "validator-contract",
                "sets validatorcontractaddress",
                "Validators are voted by headers here; a contract needs code in block 0 that nobody checked.");
        }

        ulong? Number(string name) => GenesisBlock.NumberOf(qbft[name]);
    }

    private static string Say(JsonNode? node) => node?.ToJsonString() ?? "nothing";

    private static KitFinding Finding(string code, string found, string reason) =>
        new(code, KitPlaces.Genesis, $"{KitPlaces.Genesis} {found}.", reason);
}
