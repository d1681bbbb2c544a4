using System.Text.Json;
using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Ledger;
using Carbon.Registry.Commands;
using Carbon.Survival.Victim;
using Microsoft.Extensions.Logging.Abstractions;

// A process that owns one outbox and is made to die. It reads "submit ID COMMITMENT" from stdin, one a line, and writes
// "accepted ID", "refused ID REASON" or "unavailable ID"; "settled" is answered when nothing is unsettled, "filled"
// once the disk was filled, and "free" makes room on it again. Told to migrate FILE AT, or to index SETTINGS, it dies
// in doing so.
const uint Division = 654002;
if (args is ["migrate", var old, var at])
{
    MigrationDeath.Run(old, int.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
    return;
}

if (args is ["index", var file])
{
    IndexDeath.Run(JsonSerializer.Deserialize<IndexDeathSettings>(await File.ReadAllTextAsync(file))!);
    return;
}

var settings = JsonSerializer.Deserialize<VictimSettings>(await File.ReadAllTextAsync(args[0]))!;
using var key = new PrivateKey(Hex.Parse(settings.Key));
using var http = new HttpClient();
var death = new DeathAt(settings.DieAt, settings.DieAtCount);
var disk = new FullDisk(settings.FillAt, Path.GetDirectoryName(settings.Outbox)!);
var rpc = new RpcClient(http, new RpcSettings(settings.Rpc), TimeProvider.System);
using var outbox = await Outbox.OpenAsync(
    new OutboxOptions(settings.Outbox)
    {
        PollInterval = TimeSpan.FromMilliseconds(20),
        RebroadcastInterval = TimeSpan.FromMilliseconds(200),
        Reached = point =>
        {
            disk.Reach(point);
            death.Reach(point);
        },
    },
    rpc,
    new LocalTransactionSigner(Secp256k1.CreateSigner(key)),
    Deployment.Load(settings.Deployment),
    TimeProvider.System,
    NullLoggerFactory.Instance,
    CancellationToken.None);
using var stop = new CancellationTokenSource();
var running = outbox.RunAsync(stop.Token);
Console.WriteLine("ready");
while (await Console.In.ReadLineAsync() is { } line)
    Console.WriteLine(await AnswerAsync(line.Split(' ')));
await stop.CancelAsync();
await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

async Task<string> AnswerAsync(string[] words)
{
    if (words[0] == "filled")
    {
        await disk.Filled;
        return "filled";
    }

    if (words[0] == "free")
    {
        disk.Free();
        return "free";
    }

    if (words[0] == "settled")
    {
        foreach (var open in outbox.List(unsettledOnly: true, long.MaxValue, int.MaxValue))
            await outbox.WaitAsync(open.Caller, open.RequestId, WaitGoal.Final, CancellationToken.None);
        return $"settled {outbox.Status.HaltedBecause}";
    }

    var commitment = Digest.Parse(words[2]);
    var command = new RegisterPerson(Division, PersonKind.Natural, commitment, default, commitment);
    try
    {
        var result = await outbox.SubmitAsync("victim", Guid.Parse(words[1]), command, CancellationToken.None);
        return result.TryGet(out _, out var refusal) ? $"accepted {words[1]}" : $"refused {words[1]} {refusal.Code}";
    }
    catch (LedgerUnavailableException e)
    {
        return $"unavailable {words[1]} {e.Message}";
    }
}
