using System.Text;
using System.Text.Json.Nodes;
using Carbon.Registry.Policies;

namespace Carbon.Registry.Tests;

public sealed class PolicyFileTests
{
    public static TheoryData<uint> Divisions => [140600, 150600, 371000, 640100, 654002];

    [Fact]
    public void There_is_one_file_for_each_division() =>
        Assert.Equal(
            ["140600.json", "150600.json", "371000.json", "640100.json", "654002.json"],
            PolicyFiles.Paths.Select(Path.GetFileName));

    [Theory]
    [MemberData(nameof(Divisions))]
    public void Every_file_is_read_without_a_fault(uint division)
    {
        var bytes = Encoding.UTF8.GetBytes(PolicyFiles.Text(division));
        var read = PolicyFile.TryParse(bytes, out var file, out var faults);
        Assert.Empty(faults);
        Assert.True(read);
        Assert.Equal(division, file!.Division);
    }

    [Theory]
    [MemberData(nameof(Divisions))]
    public void Every_key_names_its_article_or_says_why_there_is_none(uint division)
    {
        var settings = PolicyFiles.Read(division).Settings;
        Assert.Equal(PolicyFile.Keys.Order(StringComparer.Ordinal), settings.Keys.Order(StringComparer.Ordinal));
        Assert.All(settings.Values, setting => Assert.True(
            setting.Basis == PolicyBasis.Article ? setting.Articles.Count > 0 : setting.Reason is { Length: > 0 }));
    }

    [Theory]
    [MemberData(nameof(Divisions))]
    public void Articles_of_a_file_are_of_one_document(uint division)
    {
        var file = PolicyFiles.Read(division);
        var letters = file.Settings.Values.SelectMany(setting => setting.Articles)
            .Concat(file.Offices.SelectMany(holding => holding.Articles))
            .Select(citation => citation.Requirement[0])
            .Distinct();
        Assert.Single(letters);
    }

    [Fact]
    public void The_keys_run_from_P1_to_P33_without_P24()
    {
        Assert.Equal(32, PolicyFile.Keys.Count);
        Assert.Equal("P1", PolicyFile.Keys[0]);
        Assert.Equal("P33", PolicyFile.Keys[^1]);
        Assert.DoesNotContain("P24", PolicyFile.Keys);
    }

    [Fact]
    public void The_schema_knows_the_same_keys_and_codes_as_the_register()
    {
        var schema = JsonNode.Parse(File.ReadAllText(PolicyFiles.SchemaPath))!["properties"]!;
        var kind = schema["kinds"]!["items"]!["properties"]!;
        var office = schema["offices"]!["items"]!["properties"]!;

        Assert.Equal(PolicyFile.Keys, schema["settings"]!["required"]!.AsArray().Select(key => (string)key!));
        var application = kind["application"]!["properties"]!;
        var moves = kind["moves"]!["properties"]!;
        var uses = kind["uses"]!["properties"]!;
        var reviewing = Names<Office>().TakeWhile(name => name != nameof(Office.File)).ToArray();
        Assert.Equal(Names<Kind>(), Values(kind["kind"]!));
        Assert.Equal(reviewing, Items(application["reviewChain"]!));
        Assert.Equal(reviewing, Items(application["greenQuotaChain"]!));
        Assert.Equal(Names<PersonKind>(), Items(application["applicants"]!));
        Assert.Equal(Names<Declaration>(), Items(application["declarations"]!));
        Assert.Equal(Names<TransferCause>(), Items(moves["causes"]!));
        Assert.Equal(Names<LossCause>(), Items(moves["reprintCauses"]!));
        Assert.Equal(Names<PersonKind>(), Items(moves["buyInBuyers"]!));
        Assert.Equal([nameof(LienKind.Pledge), nameof(LienKind.Mortgage)], Items(moves["liens"]!));
        Assert.Equal(Names<OffsetRule>(), Values(uses["offsetRule"]!));
        Assert.Equal(Names<Purpose>(), Items(uses["purposes"]!));
        Assert.Equal(Names<MemberKind>(), Items(uses["caseOpeners"]!));
        Assert.Equal(Names<CaseMode>(), Items(uses["caseModes"]!));
        Assert.Equal(Names<Office>(), Values(office["office"]!));
        Assert.Equal(Names<MemberKind>(), Values(office["memberKind"]!));
    }

    [Fact]
    public void A_rule_of_the_west_takes_parts_and_needs_three_reviews_and_a_disclaimer()
    {
        var file = PolicyFiles.Read(654002);
        var hash = Digest.Parse("0x" + new string('7', 64));
        var terms = file.ToTerms(Kind.Carbon, hash);

        Assert.Equal([Office.Certify, Office.ExpertReview, Office.Determine], terms.Application.ReviewChain);
        Assert.Equal(15, terms.Application.ReviewWorkingDays);
        Assert.True(terms is { Issuance: true, Disclaimer: true });
        Assert.Equal(OffsetRule.Partial, terms.Use.Rule);
        Assert.True(Sets.Has(terms.Use.Purposes, Purpose.DamageCase));
        Assert.False(Sets.Has(terms.Use.Purposes, Purpose.Travel));
        Assert.Equal(hash, terms.DocumentHash);
        Assert.NotNull(file.Disclaimer);
    }

    [Fact]
    public void The_first_and_the_last_day_are_whole_days_of_China()
    {
        var terms = PolicyFiles.Read(654002).ToTerms(Kind.Carbon, default);
        Assert.Equal("2025-07-24 00:00", ChinaTime.Minute(terms.ValidFromSeconds));
        Assert.Equal("2027-07-23 23:59", ChinaTime.Minute(terms.ValidUntilSeconds - 1));
        Assert.Equal("2027-07-24 00:00", ChinaTime.Minute(terms.ValidUntilSeconds));
    }

    [Fact]
    public void A_place_without_tickets_has_issuance_off() =>
        Assert.All(PolicyFiles.Read(140600).Kinds, terms => Assert.False(terms.Issuance));

    [Fact]
    public void A_place_with_three_kinds_has_terms_for_each_and_none_for_others()
    {
        var file = PolicyFiles.Read(640100);
        Assert.Equal([Kind.CollectiveStand, Kind.StateStand, Kind.Carbon], file.Kinds.Select(terms => terms.Kind));
        Assert.Equal(0u, file.ToTerms(Kind.CollectiveStand, default).Use.Purposes);
        Assert.Throws<ArgumentException>(() => PolicyFiles.Read(371000).ToTerms(Kind.StateStand, default));
    }

    [Fact]
    public void Refuses_a_bad_file_and_names_all_faults_at_once()
    {
        var root = JsonNode.Parse(PolicyFiles.Text(654002))!.AsObject();
        root["surprise"] = 1;
        root["division"] = 42;
        root["kinds"]![0]!["uses"]!["offsetRule"] = "Some";
        root["kinds"]![0]!["application"]!["reviewWorkingDays"] = 300;
        root["kinds"]![0]!.AsObject().Remove("issuance");
        root["settings"]!.AsObject().Remove("P21");
        root["settings"]!["P24"] = "there is none";
        root["settings"]!["P1"]!["articles"] = new JsonArray();
        root["settings"]!["P2"]!.AsObject().Remove("reason");
        root["document"]!["dated"] = "24 June";

        var faults = FaultsOf(root);

        Assert.Equal(
            [
                "$: does not know surprise",
                "division: must be a whole number from 100000 to 999999",
                "document.dated: must be a day, yyyy-MM-dd",
                "kinds[0].application.reviewWorkingDays: must be a whole number from 0 to 255",
                "kinds[0].uses.offsetRule: must be one of Partial, Whole",
                "kinds[0]: lacks issuance",
                "settings.P1: names no article",
                "settings.P2: gives no reason",
                "settings: does not know P24",
                "settings: lacks P21",
            ],
            faults.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Refuses_terms_that_the_contracts_would_refuse()
    {
        var root = JsonNode.Parse(PolicyFiles.Text(654002))!.AsObject();
        var terms = root["kinds"]![0]!;
        terms["lastDay"] = "2025-01-01";
        terms["application"]!["reviewChain"] = new JsonArray("Certify", "Certify", "Issue", "Review");
        terms["disclaimer"] = false;
        root["offices"]!.AsArray().Single(one => (string)one!["office"]! == "Offset")!["memberKind"] = "ForestryBureau";

        Assert.Equal(
            [
                "disclaimer: the text and the kinds that ask for it must go together",
                "kinds[0]: Issue is no reviewing office",
                "kinds[0]: ends before it starts",
                "kinds[0]: nobody holds the office Review",
                "kinds[0]: reviews twice in one office",
                "offices: ForestryBureau would hold both keys of the ledger",
            ],
            FaultsOf(root).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"division\":1,\"division\":2}")]
    public void Refuses_what_is_no_policy_at_all(string text)
    {
        Assert.False(PolicyFile.TryParse(Encoding.UTF8.GetBytes(text), out var file, out var faults));
        Assert.Null(file);
        Assert.NotEmpty(faults);
    }

    [Fact]
    public void Refuses_a_file_that_is_too_large()
    {
        Assert.False(PolicyFile.TryParse(new byte[PolicyFile.BytesMax + 1], out _, out var faults));
        Assert.Single(faults);
    }

    [Fact]
    public void The_book_names_divisions_and_their_kinds()
    {
        var book = new PolicyBook([PolicyFiles.Read(640100), PolicyFiles.Read(371000)]);
        Assert.Equal([371000u, 640100u], book.Files.Select(file => file.Division));
        Assert.Equal("Weihai", book.NameOf(371000, Language.English));
        Assert.Equal("碳汇林票", book.NameOf(640100, Kind.Carbon, Language.Chinese));
        Assert.Null(book.NameOf(110000, Language.Chinese));
        Assert.Null(book.NameOf(371000, Kind.StateStand, Language.Chinese));
        Assert.Throws<ArgumentException>(() => new PolicyBook([PolicyFiles.Read(371000), PolicyFiles.Read(371000)]));
    }

    private static IEnumerable<string> Names<TCode>()
        where TCode : struct, Enum => Enum.GetNames<TCode>().Skip(1);

    private static IEnumerable<string> Values(JsonNode node) =>
        node["enum"]!.AsArray().Select(value => (string)value!);

    private static IEnumerable<string> Items(JsonNode node) => Values(node["items"]!);

    private static IReadOnlyList<string> FaultsOf(JsonObject root)
    {
        Assert.False(PolicyFile.TryParse(Encoding.UTF8.GetBytes(root.ToJsonString()), out var file, out var faults));
        Assert.Null(file);
        return faults;
    }
}
