using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Carbon.Model.Tests;

/// <summary>Contracts, model and index are driven by the same random commands and must agree after each.</summary>
public sealed class AgreementTests(ITestOutputHelper output)
{
    private const int Commands = 3_500;
    private const int CommandsDeep = 60_000;
    private const int CommandsBetweenLooks = 250;

    [Fact]
    public async Task Contracts_model_and_index_agree_after_every_command()
    {
        var dice = Dice.Drawn();
        output.WriteLine($"CARBON_SEED={dice.Seed}");
        var deep = Environment.GetEnvironmentVariable("CARBON_DEEP") == "1";
        await using var register = await Register.FoundAsync(dice);
        var domain = await register.ViewAsync(
            register.Deployment.Persons, new PersonsContract.DomainSeparatorCall(), bytes => new Hash32(bytes));
        var drive = new Drive(register, dice, domain);
        using var looks = new Looks(register, drive.Model);
        looks.Found();

        var clock = Stopwatch.StartNew();
        await drive.OpenAsync(30);
        var commands = deep ? CommandsDeep : Commands;
        while (drive.Steps < commands || (!drive.IsComplete && drive.Steps < 4 * commands))
        {
            await drive.NextAsync();
            if (drive.Steps % CommandsBetweenLooks != 0)
                continue;
            looks.LookAtIndex();
            await looks.LookAtContractsAsync(dice.Shuffled(drive.Model.Tickets.Values).Take(20));
        }

        looks.LookAtIndex();
        await looks.LookAtContractsAsync(drive.Model.Tickets.Values);
        var perSecond = drive.Steps / clock.Elapsed.TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{drive.Tally}, {perSecond:F0} a second"));
        output.WriteLine(drive.Counts);
        output.WriteLine(drive.Reasons);
        Assert.Empty(drive.NeverDone);
        Assert.Empty(drive.NeverRefused);
    }
}
