using System.Text.RegularExpressions;

namespace Carbon.Ledger.Tests;

public sealed partial class EncodingTests
{
    private static readonly Deployment Deployment = new(
        1, default, 0, At(1), At(2), At(3), At(4), At(5), At(6), At(7), At(8), At(9), At(10), At(11), At(12), At(13),
        CodeHash: default);

    public static TheoryData<string> Commands => [.. Sample.Subtypes<RegistryCommand>().Select(t => t.Name)];

    public static TheoryData<string> Events => [.. Sample.Subtypes<RegistryEvent>().Select(t => t.Name)];

    public static TheoryData<string> Errors => [.. SolidityErrors().Keys];

    // INV-42
    [Fact]
    public void Contracts_codes_and_reasons_name_the_same_refusals()
    {
        var codes = Enum.GetValues<RefusalCode>().Where(RefusalNames.IsOfChain).ToArray();

        Assert.Equal(SolidityErrors().Keys.Order(), codes.Select(c => c.ToString()).Order());
        Assert.All(Enum.GetValues<RefusalCode>(), code =>
        {
            Assert.True(RefusalNames.TryFromReason(RefusalNames.ReasonOf(code), out var back));
            Assert.Equal(code, back);
            Assert.Matches("^[A-Z][A-Z_]{1,61}[A-Z]$", RefusalNames.ReasonOf(code));
        });
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void Tells_each_error_with_its_facts(string name)
    {
        var bindings = Sample.Bindings<IContractError>().Where(t => t.Name == name + "Error").ToArray();
        Assert.NotEmpty(bindings);
        foreach (var binding in bindings)
        {
            var revert = ((IContractError)Sample.Of(binding)).Encode();
            var refusal = RefusalDecoding.Decode(revert);

            Assert.Equal(name, refusal.Code.ToString());
            Assert.Equal(SolidityErrors()[name], refusal.Facts.Keys);
            Assert.DoesNotContain("{", refusal.Say(Language.Chinese), StringComparison.Ordinal);
            Assert.DoesNotContain("{", refusal.Say(Language.English), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Prints_the_facts_of_a_refusal()
    {
        var ticket = RegisterNumber.From(654002, Series.C, 2026, 1);
        var error = new TicketsContract.AmountOverFreeError(ticket.Value, 9, 5, 4, 3);
        var refusal = RefusalDecoding.Decode(error.Encode());

        Assert.Equal(ticket.ToString(), refusal.Facts["ticket"]);
        Assert.Equal("9", refusal.Facts["requestedAmount"]);
        var missing = new ConsortiumContract.OfficeMissingError(3, 654002, (byte)Office.Lend);
        var office = RefusalDecoding.Decode(missing.Encode());
        Assert.Equal("Lend", office.Facts["office"]);
    }

    [Theory]
    [InlineData("0x")]
    [InlineData("0x4e487b710000000000000000000000000000000000000000000000000000000000000011")]
    [InlineData("0x12345678")]
    public void Makes_no_refusal_of_other_reverts(string revert)
    {
        Assert.Null(RefusalDecoding.TryDecode(Hex.Parse(revert)));
        Assert.Throws<UnreadableRevertException>(() => RefusalDecoding.Decode(Hex.Parse(revert)));
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Reads_each_event_under_its_own_name(string name)
    {
        var binding = Assert.Single(Sample.Bindings<IContractEvent>(), t => t.Name == name + "Event");
        var contract = binding.DeclaringType!.Name.Replace("Contract", "", StringComparison.Ordinal);
        var reader = typeof(EventDecoding).Assembly.GetType($"Carbon.Ledger.{contract}Events")!;

        var read = Sample.Static(reader, "Of", Sample.Of(binding));

        Assert.Equal(name, read!.GetType().Name);
    }

    [Fact]
    public void Knows_every_event_that_a_contract_can_log() => Assert.Equal(
        Sample.Bindings<IContractEvent>().Select(t => t.Name).Order(),
        Sample.Subtypes<RegistryEvent>().Select(t => t.Name + "Event").Order());

    [Theory]
    [MemberData(nameof(Commands))]
    public void Sends_each_command_to_the_function_of_its_name(string name)
    {
        var command = (RegistryCommand)Sample.Of(Sample.Subtypes<RegistryCommand>().Single(t => t.Name == name));
        var binding = Assert.Single(Sample.Bindings<IContractCall>(), t => t.Name == name + "Call");

        var (to, input) = CommandEncoding.Encode(command, Deployment);

        var contract = binding.DeclaringType!.Name.Replace("Contract", "", StringComparison.Ordinal);
        Assert.Equal(typeof(Deployment).GetProperty(contract)!.GetValue(Deployment), to);
        Assert.True(Abi.HasSelector(input, (uint)binding.GetField("Selector")!.GetValue(null)!));
    }

    [Fact]
    public void Ignores_what_other_contracts_log()
    {
        var log = new LogEntry(At(99), [Some.Hash()], [1], 1, Some.Hash(), Some.Hash(), 0, 0, Removed: false);
        Assert.Null(EventDecoding.Decode(log, Deployment));
    }

    [Fact]
    public void Stops_at_a_log_of_its_own_contracts_that_it_cannot_read()
    {
        var strange = new LogEntry(At(4), [Some.Hash()], [1], 1, Some.Hash(), Some.Hash(), 0, 0, Removed: false);
        Assert.Throws<UnreadableEventException>(() => EventDecoding.Decode(strange, Deployment));
        var damaged = strange with { Topics = [TicketsContract.TicketCancelledEvent.Topic, Some.Hash()] };
        Assert.Throws<UnreadableEventException>(() => EventDecoding.Decode(damaged, Deployment));
        var unnamed = strange with
        {
            Address = At(1),
            Topics = [ConsortiumContract.DeskSetEvent.Topic, Abi32(200)],
            Body = Abi.Encode(AbiType.Parse("(address)"), At(1)),
        };
        Assert.Throws<UnreadableEventException>(() => EventDecoding.Decode(unnamed, Deployment));
    }

    [Fact]
    public void Deployment_comes_back_from_its_file_as_it_was()
    {
        var path = Path.GetTempFileName();
        try
        {
            var saved = Deployment with { ChainId = 20261, GenesisHash = Some.Hash(), FromHeight = 7 };
            saved.Save(path);
            Assert.Equal(saved, Deployment.Load(path));
            File.WriteAllText(path, File.ReadAllText(path).Replace("\"fromHeight\": 7,", "", StringComparison.Ordinal));
            Assert.Throws<FormatException>(() => Deployment.Load(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_deployment_says_when_blocks_are_final_or_leaves_it_to_the_nodes()
    {
        var path = Path.GetTempFileName();
        try
        {
            FinalityRule?[] rules =
            [
                null, new FinalityRule.Immediate(), new FinalityRule.FinalizedTag(), new FinalityRule.Confirmations(0),
                new FinalityRule.Confirmations(FinalityRule.ConfirmationsMax),
            ];
            foreach (var rule in rules)
            {
                var saved = Deployment with { Finality = rule };
                saved.Save(path);
                Assert.Equal(saved, Deployment.Load(path));
                Assert.Equal(rule is not null, File.ReadAllText(path).Contains("finality", StringComparison.Ordinal));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("\"never\"")]
    [InlineData("3")]
    [InlineData("{}")]
    [InlineData("{ \"confirmations\": 101 }")]
    [InlineData("{ \"confirmations\": -1 }")]
    [InlineData("{ \"confirmations\": \"3\" }")]
    [InlineData("{ \"confirmations\": 3, \"tag\": true }")]
    public void A_deployment_with_another_rule_of_finality_is_not_read(string rule)
    {
        var path = Path.GetTempFileName();
        try
        {
            (Deployment with { Finality = new FinalityRule.Immediate() }).Save(path);
            File.WriteAllText(
                path, File.ReadAllText(path).Replace("\"immediate\"", rule, StringComparison.Ordinal));
            Assert.Contains(
                "finality is", Assert.Throws<FormatException>(() => Deployment.Load(path)).Message,
                StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Hash32 Abi32(byte last) => new([.. new byte[31], last]);

    private static Address At(byte number) => new([.. new byte[19], number]);

    private static Dictionary<string, string[]> SolidityErrors() =>
        Directory.GetFiles(Path.Combine(Places.Root, "contracts", "interfaces"), "*.sol")
            .SelectMany(file => SolidityError().Matches(File.ReadAllText(file)))
            .ToDictionary(
                match => match.Groups[1].Value,
                match => match.Groups[2].Value.Split(',', StringSplitOptions.RemoveEmptyEntries)
                    .Select(parameter => parameter.Trim().Split(' ')[^1]).ToArray());

    [GeneratedRegex(@"^ *error (\w+)\(([^)]*)\);", RegexOptions.Multiline)]
    private static partial Regex SolidityError();
}
