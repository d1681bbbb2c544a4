using System.Text;
using System.Text.Json.Nodes;
using Carbon.Registry.Policies;
using Carbon.Registry.Records;

namespace Carbon.Registry.Tests;

public sealed class PolicyTermsTests
{
    private const string Carbon = "Carbon";
    private const string Collective = "CollectiveStand";
    private const string State = "StateStand";

    [Fact]
    public void Hectares_years_and_days_become_the_units_of_the_chain()
    {
        var terms = TermsOf(150600, Carbon).Application;

        Assert.Equal(300_000ul, terms.AreaMinMuThousandths);
        Assert.Equal(1_095, terms.StandAgeMinDays);
        Assert.Equal(85, terms.SurvivalMinPercent);
        Assert.Equal(15_706u, terms.PlantedSinceDay);
        Assert.True(terms is { Exceptions: true, Pool: true });
        Assert.Equal([Office.Review, Office.Certify], terms.ReviewChain);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 1_095)]
    [InlineData(4, 1_461)]
    [InlineData(100, 36_525)]
    public void An_age_in_years_is_the_fewest_days_that_so_many_years_have(byte years, ushort days)
    {
        var rules = PolicyFiles.Read(150600).Kinds[0].Application with { StandAgeMinYears = years };
        Assert.Equal(days, rules.ToTerms().StandAgeMinDays);
    }

    [Fact]
    public void An_agreed_deduction_may_take_all_or_nothing_in_basis_points()
    {
        Assert.Equal(10_000, TermsOf(371000, Carbon).Application.DeductionMaxBasisPoints);
        Assert.Equal(0, TermsOf(654002, Carbon).Application.DeductionMaxBasisPoints);
    }

    [Fact]
    public void Papers_are_seven_in_one_place_and_four_in_another_and_else_not_counted()
    {
        Assert.Equal(7, TermsOf(654002, Carbon).Application.PaperCount);
        Assert.Equal(4, TermsOf(371000, Carbon).Application.PaperCount);
        Assert.Equal(0, TermsOf(150600, Carbon).Application.PaperCount);
        Assert.True(TermsOf(640100, State).Application is { PaperCount: 0, StandFacts: true });
    }

    [Fact]
    public void A_green_quota_takes_two_bureaus_and_new_planting_an_agreement()
    {
        Assert.Equal([Office.Review, Office.CoApprove], TermsOf(640100, State).Application.GreenQuotaChain);
        Assert.Empty(TermsOf(640100, Collective).Application.GreenQuotaChain);
        Assert.True(TermsOf(640100, Collective).Application.PlantingAgreement);
        Assert.False(TermsOf(640100, State).Application.PlantingAgreement);
    }

    [Fact]
    public void Stands_stay_inside_the_city_and_the_duty_to_tend_goes_with_collective_ones()
    {
        var (collective, state) = (TermsOf(640100, Collective), TermsOf(640100, State));
        Assert.True(collective.Move is { HolderInside: true, TendingDuty: true });
        Assert.True(collective.Use is { UseInside: true, Dividends: true });
        Assert.True(state.Move is { HolderInside: true, TendingDuty: false });
        Assert.True(state.Use is { UseInside: true, Dividends: false });
        Assert.True(TermsOf(640100, Carbon) is { Move.HolderInside: false, Use.UseInside: false });
    }

    [Theory]
    [InlineData(654002u, new[] { LienKind.Pledge, LienKind.Mortgage }, true)]
    [InlineData(371000u, new[] { LienKind.Pledge }, false)]
    [InlineData(150600u, new[] { LienKind.Pledge }, false)]
    [InlineData(640100u, new LienKind[0], false)]
    [InlineData(140600u, new LienKind[0], false)]
    public void Claims_of_lenders_differ_from_place_to_place(uint division, LienKind[] liens, bool several)
    {
        var move = TermsOf(division, Carbon).Move;
        Assert.Equal((byte)Sets.Pack(liens), move.LienKinds);
        Assert.Equal(several, move.SeveralPledges);
    }

    [Fact]
    public void Cases_are_answered_by_order_in_one_place_only()
    {
        Assert.Equal((byte)Sets.Pack([CaseMode.Voluntary, CaseMode.Ordered]), TermsOf(640100, State).Use.CaseModes);
        foreach (var division in new uint[] { 654002, 371000, 150600 })
            Assert.Equal((byte)Sets.Pack([CaseMode.Voluntary]), TermsOf(division, Carbon).Use.CaseModes);
        Assert.True(Sets.Has(TermsOf(150600, Carbon).Use.CaseOpeners, MemberKind.Police));
        Assert.False(Sets.Has(TermsOf(654002, Carbon).Use.CaseOpeners, MemberKind.Police));
    }

    [Fact]
    public void Emitters_have_quotas_and_take_tickets_first_in_one_place_only()
    {
        foreach (var file in PolicyFiles.Paths.Select(path => Path.GetFileNameWithoutExtension(path)))
        {
            var use = PolicyFiles.Read(uint.Parse(file, null)).Kinds[0].Uses.ToTerms();
            Assert.Equal(file == "150600", use.Quotas);
            Assert.Equal(file == "150600", use.TicketsFirst);
        }
    }

    [Fact]
    public void A_loss_is_announced_for_thirty_days_and_damage_is_a_cause_where_the_rule_says_so()
    {
        var west = TermsOf(654002, Carbon).Move;
        var coast = TermsOf(371000, Carbon).Move;
        Assert.Equal((byte)Sets.Pack([LossCause.Lost, LossCause.Damaged]), west.LossCauses);
        Assert.Equal((byte)Sets.Pack([LossCause.Lost]), coast.LossCauses);
        Assert.Equal((30, 30), (west.LossNoticeDays, coast.LossNoticeDays));
        Assert.True(west.ChangeToo);
        Assert.False(coast.ChangeToo);
    }

    [Fact]
    public void Refuses_rules_that_do_not_fit_one_another()
    {
        var root = JsonNode.Parse(PolicyFiles.Text(654002))!.AsObject();
        var kind = root["kinds"]![0]!;
        kind["application"]!["applicants"] = new JsonArray();
        kind["application"]!["declarations"] = new JsonArray("TitleClear", "TitleClear");
        kind["application"]!["paperCount"] = 6;
        kind["application"]!["plantingAgreement"] = true;
        kind["application"]!["plantedSince"] = "2025-07-25";
        kind["moves"]!["causes"] = new JsonArray("Sale", "Sale");
        kind["moves"]!["lossNoticeDays"] = 0;
        kind["moves"]!["liens"] = new JsonArray("Freeze");
        kind["uses"]!["purposes"] = new JsonArray("Event", "Event");
        kind["uses"]!["caseOpeners"] = new JsonArray("Police", "Police");
        kind["uses"]!["caseModes"] = new JsonArray();
        kind["uses"]!["quotas"] = true;

        Assert.Equal(
            [
                "kinds[0]: Police opens cases without the office Refer",
                "kinds[0]: a lender's claim is a pledge or a mortgage",
                "kinds[0]: asks for 6 papers where the file lists 7",
                "kinds[0]: asks for planting after its own start",
                "kinds[0]: issues to nobody",
                "kinds[0]: names a cause, a buyer or a claim twice",
                "kinds[0]: names a purpose twice",
                "kinds[0]: names an applicant or a declaration twice",
                "kinds[0]: names an opener or a mode of cases twice",
                "kinds[0]: nobody holds the office Approve, which accepts planting",
                "kinds[0]: nobody holds the office SetQuota",
                "kinds[0]: the cause BuyIn and its buyers must go together",
                "kinds[0]: the causes of printing again and the days of announcement must go together",
                "kinds[0]: the openers and the modes of cases must go together",
            ],
            FaultsOf(root));
    }

    [Fact]
    public void Refuses_several_pledges_without_any_and_tickets_first_without_quotas()
    {
        var root = JsonNode.Parse(PolicyFiles.Text(654002))!.AsObject();
        root["kinds"]![0]!["moves"]!["liens"] = new JsonArray();
        root["kinds"]![0]!["uses"]!["ticketsFirst"] = true;
        root["offices"]!.AsArray().Add(root["offices"]![0]!.DeepClone());

        Assert.Equal(
            [
                "kinds[0]: asks for tickets first where nobody has a quota",
                "kinds[0]: lets several pledges lie where none may",
                "offices: an office stands twice for the same sort of institution",
            ],
            FaultsOf(root));
    }

    [Fact]
    public void Refuses_a_kind_whose_parts_are_missing_or_out_of_range()
    {
        var root = JsonNode.Parse(PolicyFiles.Text(150600))!.AsObject();
        var kind = root["kinds"]![0]!.AsObject();
        kind.Remove("moves");
        kind["uses"] = 7;
        kind["application"]!["survivalMinPercent"] = 101;
        kind["application"]!["areaMinHectares"] = 1.5;
        kind["application"]!["plantedSince"] = "2013";
        kind["application"]!["surprise"] = true;

        Assert.Equal(
            [
                "kinds[0].application.areaMinHectares: must be a whole number from 0 to 1000000",
                "kinds[0].application.plantedSince: must be a day, yyyy-MM-dd",
                "kinds[0].application.survivalMinPercent: must be a whole number from 0 to 100",
                "kinds[0].application: does not know surprise",
                "kinds[0].uses: must be an object",
                "kinds[0]: lacks moves",
            ],
            FaultsOf(root));
    }

    private static PolicyTerms TermsOf(uint division, string kind) =>
        PolicyFiles.Read(division).ToTerms(Enum.Parse<Kind>(kind), default);

    private static IEnumerable<string> FaultsOf(JsonObject root)
    {
        Assert.False(PolicyFile.TryParse(Encoding.UTF8.GetBytes(root.ToJsonString()), out var file, out var faults));
        Assert.Null(file);
        return faults.Order(StringComparer.Ordinal);
    }
}
