using Carbon.Api.V1;
using Carbon.Cli.Commands;
using Carbon.Registry.Refusals;

namespace Carbon.Cli.Tests;

public sealed class TicketTreeTests
{
    [Fact]
    public void A_lineage_is_drawn_from_its_oldest_with_the_asked_ticket_marked()
    {
        var lineage = new GetTicketLineageResponse
        {
            Tickets = { Of("d", "20"), Of("b", "0"), Of("c", "0"), Of("a", "70"), Of("e", "10") },
            Steps =
            {
                Step("b", "d", LineageWay.Merge), Step("c", "d", LineageWay.Merge),
                Step("a", "b", LineageWay.PartTransfer), Step("a", "c", LineageWay.Split),
                Step("d", "e", LineageWay.Enforcement),
            },
        };
        Assert.Equal(
            [
                "a  100 → 70  state",
                "├─ part b  100 → 0  state",
                "│  └─ merged into d  100 → 20  state *",
                "│     └─ enforced e  100 → 10  state",
                "└─ split c  100 → 0  state",
                "   └─ merged into d …",
            ],
            TicketTree.Lines(lineage, Language.English));
        Assert.Contains(
            TicketTree.Lines(lineage, Language.Chinese),
            line => line.Contains("合并为 d", StringComparison.Ordinal));
    }

    private static LineageTicket Of(string number, string amount) => new()
    {
        Name = $"tickets/{number}",
        StateTextZh = "状态",
        StateTextEn = "state",
        IssuedText = "100",
        AmountText = amount,
    };

    private static LineageStep Step(string from, string to, LineageWay way) =>
        new() { From = $"tickets/{from}", To = $"tickets/{to}", Way = way };
}
