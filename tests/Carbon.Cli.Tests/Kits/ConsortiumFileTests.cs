using Carbon.Cli.CommandLine;
using Carbon.Cli.Kit.Members;
using Carbon.Cli.Kit.Yaml;
using Carbon.Registry.Codes;

namespace Carbon.Cli.Tests.Kits;

public sealed class ConsortiumFileTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Reads_what_the_file_and_its_cards_say()
    {
        var consortium = ConsortiumFile.Read(SomeConsortium.Write(_scratch));

        Assert.Equal(("sample", "Sample CA"), (consortium.Network, consortium.Authority));
        Assert.Equal((SomeConsortium.ChainId, 5UL), (consortium.ChainId, consortium.BlockPeriodSeconds));
        Assert.Equal((30_000_000UL, 1), (consortium.GasLimit, consortium.FaultTolerance));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), consortium.GenesisTime);
        Assert.Equal(SomeConsortium.BesuVersion, consortium.BesuVersion);
        Assert.Equal(SomeConsortium.Account(200), consortium.Founder);
        Assert.Equal((3, 1), (consortium.Quorum, consortium.FaultsBorne));
        Assert.Equal(8, consortium.Nodes.Count());
        Assert.Equal(5, consortium.Accounts.Count);
        foreach (var (read, written) in consortium.Members.Zip(SomeConsortium.Cards))
        {
            Assert.Equal(written with { Offices = read.Offices }, read);
            Assert.Equal(written.Offices["654002"].Order(), read.Offices["654002"]);
        }
    }

    [Fact]
    public void Gives_the_plan_of_a_founding()
    {
        var plan = ConsortiumFile.Read(SomeConsortium.Write(_scratch)).ToPlan();

        Assert.Equal(["forestry", "ecology", "court"], plan.Council.Members);
        Assert.Equal((2, 3600UL), (plan.Council.Threshold, plan.Council.DelaySeconds));
        Assert.Equal(SomeConsortium.Keys, plan.Institutions.Select(one => one.Key));
        Assert.Equal([Office.Judge, Office.Refer], plan.Institutions[2].Offices["654002"]);
        Assert.All(plan.Institutions, one => Assert.True(one.HasNode));
    }

    [Fact]
    public void Names_the_first_validators_in_ascending_order()
    {
        var held = ConsortiumFile.Read(SomeConsortium.Write(_scratch)).GenesisValidators;

        Assert.Equal(4, held.Count);
        var texts = held.Select(account => account.ToString().ToUpperInvariant()).ToList();
        Assert.Equal(texts.Order(StringComparer.Ordinal), texts);
    }

    [Theory]
    [InlineData("chainId: 654002001", "chainId: 654002001\nchainId: 7", "line 4: chainId stands here a second time")]
    [InlineData("network: sample", "network: sample\ncolour: red", "line 2: colour is not known here")]
    [InlineData("chainId: 654002001", "", "line 1: chainId is missing")]
    [InlineData("chainId: 654002001", "chainId: 31337", "line 3: chainId is that of Hardhat and Anvil")]
    [InlineData("chainId: 654002001", "chainId: 0x27", "chainId must be a whole number from 1")]
    [InlineData("blockPeriodSeconds: 5", "blockPeriodSeconds: 0", "must be a whole number from 1 to 60, not 0")]
    [InlineData("gasLimit: 30000000", "gasLimit: 9", "gasLimit must be a whole number from 10000000")]
    [InlineData("2026-01-01T00:00:00Z", "yesterday", "genesisTime must be a time that is past")]
    [InlineData("26.9.0", "26.7.0", "besuVersion must be 26.8.0 or newer")]
    [InlineData("26.9.0", "latest", "besuVersion must be 26.8.0 or newer")]
    [InlineData("seats: [forestry", "seats: [forest", "council seats forest, which is no member")]
    [InlineData("seats: [forestry, ecology", "seats: [ecology, ecology", "council.seats names ecology twice")]
    [InlineData("threshold: 2", "threshold: 4", "council.threshold must be a whole number from 1 to 3, not 4")]
    [InlineData("faultTolerance: 1", "faultTolerance: 2", "claims 2, which takes 7 validators; the members run 4")]
    [InlineData("cards/bank.yaml", "../bank.yaml", "which is no card in or below")]
    [InlineData("cards/bank.yaml", "cards/nobody.yaml", "which is no card in or below")]
    [InlineData("cards/bank.yaml", "cards/court.yaml", "members names cards/court.yaml twice")]
    [InlineData("network: sample", "network: &one sample", "anchors, aliases and tags are not allowed")]
    [InlineData("network: sample", "network: [", "this is no YAML")]
    [InlineData("network: sample", "network: Big", "must be 1 to 32 small letters, digits and hyphens")]
    public void Refuses_a_wrong_file_in_one_sentence(string from, string to, string said)
    {
        var text = SomeConsortium.Text(SomeConsortium.Keys);
        Assert.Contains(from, text, StringComparison.Ordinal);

        var e = Refused(SomeConsortium.Cards, text.Replace(from, to, StringComparison.Ordinal));

        Assert.Equal(Exit.Refused, e.ExitCode);
        Assert.Contains("members.yaml, line ", e.Message, StringComparison.Ordinal);
        Assert.Contains(said, e.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind: Court", "kind: Curt", "line 4: kind does not know Curt; allowed are ForestryBureau")]
    [InlineData("Judge, Refer", "Jugde, Refer", "line 7: offices.654002 does not know Jugde; allowed are Review, ")]
    [InlineData("Judge, Refer", "Judge, Judge", "offices.654002 names Judge twice")]
    [InlineData("Judge, Refer", "Judge, Lend", "lets a member judge its own loans")]
    [InlineData("Judge, Refer", "Issue, Offset", "gives one member both keys")]
    [InlineData("\"654002\"", "\"6540\"", "is no division")]
    [InlineData("host: \"10.0.0.3\"", "host: \"court.example\"", "must be an IPv4 address")]
    [InlineData("port: 30303", "port: 80", "must be a whole number from 1024 to 65535")]
    [InlineData("publicAddress: \"https", "publicAddress: \"ftp", "must be an http or https address")]
    [InlineData("publicKey: \"", "publicKey: \"0x", "must be 128 small hexadecimal digits")]
    public void Refuses_a_wrong_card_by_file_and_line(string from, string to, string said)
    {
        var members = SomeConsortium.Write(_scratch);
        var card = _scratch.Path("in/cards/court.yaml");
        var text = File.ReadAllText(card);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(card, text.Replace(from, to, StringComparison.Ordinal));

        var e = Assert.Throws<CommandException>(() => ConsortiumFile.Read(members));

        Assert.Equal(Exit.Refused, e.ExitCode);
        Assert.Contains("court.yaml, line ", e.Message, StringComparison.Ordinal);
        Assert.Contains(said, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_an_account_that_is_not_that_of_the_validators_key()
    {
        var members = SomeConsortium.Write(_scratch);
        var card = _scratch.Path("in/cards/court.yaml");
        var (own, other) = (SomeConsortium.Account(2), SomeConsortium.Account(3));
        File.WriteAllText(card, File.ReadAllText(card).Replace($"{own}", $"{other}", StringComparison.Ordinal));

        var e = Assert.Throws<CommandException>(() => ConsortiumFile.Read(members));

        Assert.Contains($"is not the account of publicKey, which is {own}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_tolerance_that_three_validators_do_not_bear()
    {
        MemberCard[] cards = [.. SomeConsortium.Cards];
        cards[3] = cards[3] with { Validator = null };

        var e = Refused(cards, SomeConsortium.Text(SomeConsortium.Keys));

        Assert.Contains(
            "claims 1, which takes 4 validators; the members run 3", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_tolerance_where_two_validators_have_one_operator()
    {
        MemberCard[] cards = [.. SomeConsortium.Cards];
        cards[3] = cards[3] with { Operator = "court" };

        var e = Refused(cards, SomeConsortium.Text(SomeConsortium.Keys));

        Assert.Contains("validators of court and bank have one operator, court", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_tolerance_where_two_validators_have_one_host()
    {
        MemberCard[] cards = [.. SomeConsortium.Cards];
        cards[3] = cards[3] with { Validator = cards[3].Validator! with { Host = "10.0.0.3", Port = 30305 } };

        var e = Refused(cards, SomeConsortium.Text(SomeConsortium.Keys));

        Assert.Contains("validators of court and bank have one host, 10.0.0.3", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_key_that_two_nodes_have()
    {
        MemberCard[] cards = [.. SomeConsortium.Cards];
        cards[3] = cards[3] with { Validator = cards[3].Validator! with { PublicKey = SomeConsortium.PublicKey(2) } };

        var e = Refused(cards, SomeConsortium.Text(SomeConsortium.Keys));

        Assert.Contains("court and bank have one node key", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_first_validators_that_are_one_in_two_spellings()
    {
        var account = $"{SomeConsortium.Account(0)}";
        var pinned = $"genesisValidators: [\"{account}\", \"{account.ToLowerInvariant()}\"]\n";

        var e = Refused(SomeConsortium.Cards, SomeConsortium.Text(SomeConsortium.Keys) + pinned);

        Assert.Contains("genesisValidators names one account twice", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_one_signing_account_of_two_members()
    {
        MemberCard[] cards = [.. SomeConsortium.Cards];
        cards[3] = cards[3] with { Signer = cards[2].Signer };

        var e = Refused(cards, SomeConsortium.Text(SomeConsortium.Keys));

        Assert.Contains("court and bank have one signing account", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_signer_that_is_the_key_of_a_node()
    {
        MemberCard[] cards = [.. SomeConsortium.Cards];
        cards[3] = cards[3] with { Signer = SomeConsortium.Account(0) };

        var e = Refused(cards, SomeConsortium.Text(SomeConsortium.Keys));

        Assert.Contains("forestry and bank have one account", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_file_over_its_bounds_before_it_is_read()
    {
        var members = SomeConsortium.Write(_scratch);
        File.AppendAllText(members, new string('#', 300_000));

        var e = Assert.Throws<CommandException>(() => ConsortiumFile.Read(members));

        Assert.Contains("is over 256 KiB", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_or_refuses_whatever_was_typed()
    {
        const string Signs = " \n\t:-[]{},&*!|>'\"%@`#?0a\\\r\u0000\u2028";
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var path = _scratch.Path("typed.yaml");
        for (var round = 0; round < 3000; round++)
        {
            var text = SomeConsortium.Text(SomeConsortium.Keys);
            for (var edit = random.Next(1, 6); edit > 0; edit--)
            {
                var at = random.Next(text.Length - 4);
                text = text[..at] + Signs[random.Next(Signs.Length)] + text[(at + random.Next(4))..];
            }

            File.WriteAllText(path, text);
            var thrown = Record.Exception(() => YamlFile.Read(path));
            Assert.True(thrown is null or CommandException, $"seed {seed}, round {round}: {thrown}\n{text}");
        }
    }

    [Fact]
    public void Refuses_nesting_without_end()
    {
        var e = Refused(SomeConsortium.Cards, "network: " + new string('[', 100) + new string(']', 100));

        Assert.Contains("over 16 levels", e.Message, StringComparison.Ordinal);
    }

    private CommandException Refused(IReadOnlyList<MemberCard> cards, string text)
    {
        var members = SomeConsortium.Write(_scratch, cards, text);
        return Assert.Throws<CommandException>(() => ConsortiumFile.Read(members));
    }
}
