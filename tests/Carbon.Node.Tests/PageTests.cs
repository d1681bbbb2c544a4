using Carbon.Cli.Life;
using Microsoft.Playwright;

namespace Carbon.Node.Tests;

[Collection(NetworkTests.Name)]
public sealed class PageTests(NetworkFixture network) : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Headless = true,
            ChromiumSandbox = false,
            Args =
            [
                "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    [Fact]
    public async Task A_citizen_types_a_number_and_reads_the_truth_in_chinese()
    {
        var page = await OpenAsync(new() { Locale = "en-US" });
        await page.GotoAsync("/");
        await page.GetByLabel("碳票编号").FillAsync(network.YiningTicket.Replace("-", "", StringComparison.Ordinal)
            .ToLowerInvariant());
        await page.GetByRole(AriaRole.Button, new() { Name = "查询" }).ClickAsync();
        await page.WaitForURLAsync($"**/tickets/{network.YiningTicket}");
        Assert.Equal("zh-CN", await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(network.YiningTicket, await Field(page, "number"));
        Assert.Equal("已注销", await Field(page, "state"));
        Assert.Equal("0", await Field(page, "free"));
        Assert.Equal("4,835.8", await Field(page, "offset"));
        Assert.Equal("7,058", await Field(page, "issued"));
        Assert.Contains("不代表", await Field(page, "disclaimer"), StringComparison.Ordinal);
        Assert.Contains(network.Played.Lives[0].VoucherNumber, await Field(page, "vouchers"), StringComparison.Ordinal);
        Assert.Contains("注销了本票", await Field(page, "history"), StringComparison.Ordinal);
        var answer = await network.Forestry.Queries.GetTicketAsync(new() { Name = network.YiningTicket });
        Assert.Equal(answer.AsOf.BlockHash, await Field(page, "block-hash"));
    }

    [Fact]
    public async Task The_switch_leads_to_english_and_back()
    {
        var page = await OpenAsync(new());
        await page.GotoAsync($"/t/{network.YiningTicket}");
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await page.WaitForURLAsync("**lang=en");
        Assert.Equal("cancelled", await Field(page, "state"));
        Assert.Contains("does not carry", await Field(page, "disclaimer"), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = network.Played.Lives[0].VoucherNumber }).ClickAsync();
        await page.WaitForURLAsync("**/vouchers/**lang=en");
        Assert.Equal("3,494.9", await Field(page, "amount"));
        await page.GetByRole(AriaRole.Link, new() { Name = "中文" }).ClickAsync();
        await page.WaitForURLAsync("**lang=zh");
        Assert.Contains("抵消凭证", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_readable_on_a_phone_without_script()
    {
        var page = await OpenAsync(new()
        {
            JavaScriptEnabled = false,
            ViewportSize = new() { Width = 360, Height = 740 },
            IsMobile = true,
            HasTouch = true,
        });
        await page.GotoAsync($"/tickets/{network.YiningTicket}");
        Assert.Equal("4,835.8", await Field(page, "offset"));
        var box = await page.Locator("main").BoundingBoxAsync();
        Assert.NotNull(box);
        Assert.InRange(box.Width, 300, 360);
        var number = await page.Locator("[data-field=number]").BoundingBoxAsync();
        Assert.NotNull(number);
        Assert.True(number.X + number.Width <= 360, "The number runs out of the screen.");
        await page.GetByLabel("碳票编号").FillAsync(network.WeihaiTicket);
        await page.GetByRole(AriaRole.Button, new() { Name = "查询" }).ClickAsync();
        await page.WaitForURLAsync($"**/tickets/{network.WeihaiTicket}");
        Assert.Equal(0, await page.Locator("[data-field=disclaimer]").CountAsync());
    }

    [Theory]
    [InlineData("654002-C-2026-0000001-0", "CHECK_CHARACTER_WRONG", "校验码不符", 400)]
    [InlineData("654002-C-2026-9999999-Z", "TICKET_UNKNOWN", "没有碳票", 404)]
    [InlineData("<script>alert(1)</script>", "NUMBER_MALFORMED", "不是登记编号", 400)]
    public async Task Says_what_is_wrong_with_a_number(string typed, string reason, string said, int status)
    {
        var page = await OpenAsync(new());
        page.Dialog += (_, _) => Assert.Fail("What was typed was run.");
        var response = await page.GotoAsync($"/?number={Uri.EscapeDataString(typed)}");
        Assert.Equal(status, response!.Status);
        var notice = page.Locator($"[data-reason={reason}]");
        Assert.Contains(said, await notice.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(typed, await page.GetByLabel("碳票编号").InputValueAsync());
    }

    [Fact]
    public async Task Shows_a_lien_with_its_owner_and_nothing_private()
    {
        var scene = await Scene.WithTicketAsync(network);
        await scene.PledgeAsync("4835.8");
        await scene.ReadAsync();
        var page = await OpenAsync(new());
        await page.GotoAsync($"/{scene.Ticket}");
        var liens = await Field(page, "liens");
        Assert.Contains("质押", liens, StringComparison.Ordinal);
        Assert.Contains(network.Bank.State.Name, liens, StringComparison.Ordinal);
        Assert.Contains("4,835.8", liens, StringComparison.Ordinal);
        Assert.Equal("部分质押", await Field(page, "state"));
        Assert.Equal("2,222.2", await Field(page, "free"));
        Assert.DoesNotContain(
            scene.Stage.PaperText("loan contract"), await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leads_from_a_split_ticket_to_its_parts_and_back()
    {
        var scene = await Scene.WithTicketAsync(network);
        await scene.SplitAsync("7000", "58");
        var parent = await scene.ReadAsync();
        var child = Stage.IdOf(parent.Children[0]);
        var page = await OpenAsync(new());
        await page.GotoAsync($"/{scene.Ticket}");
        Assert.Equal("已拆分", await Field(page, "state"));
        await page.GetByRole(AriaRole.Link, new() { Name = child }).ClickAsync();
        await page.WaitForURLAsync($"**/tickets/{child}");
        Assert.Equal(1, await page.GetByRole(AriaRole.Link, new() { Name = parent.Number }).CountAsync());
    }

    [Fact]
    public async Task Warns_when_the_node_has_lost_its_chain()
    {
        network.Line.Cut();
        try
        {
            var page = await OpenAsync(new());
            await page.GotoAsync($"/tickets/{network.YiningTicket}");
            var banner = page.Locator(".banner");
            while (await banner.CountAsync() == 0)
                await page.ReloadAsync();
            Assert.Contains("可能不是最新", await banner.InnerTextAsync(), StringComparison.Ordinal);
            Assert.Equal("4,835.8", await Field(page, "offset"));
        }
        finally
        {
            network.Line.Mend();
        }
    }

    private static async Task<string> Field(IPage page, string name) =>
        (await page.Locator($"[data-field={name}]").First.InnerTextAsync()).Trim();

    private async Task<IPage> OpenAsync(BrowserNewContextOptions options)
    {
        options.BaseURL = network.ForestryState.PublicAddress;
        var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }
}
