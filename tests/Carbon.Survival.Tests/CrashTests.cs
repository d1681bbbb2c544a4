namespace Carbon.Survival.Tests;

/// <summary>A process that owns an outbox is ended by SIGKILL between every two states, and started again.</summary>
public sealed class CrashTests(AnvilRegister register) : IClassFixture<AnvilRegister>
{
    private const int Writes = 5;

    public static TheoryData<string, int> Deaths
    {
        get
        {
            var all = new TheoryData<string, int>();
            foreach (var point in Enum.GetNames<WritePoint>())
            {
                all.Add(point, 1);
                all.Add(point, 3);
            }

            return all;
        }
    }

    // W1–W4, INV-33, INV-48
    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task Gives_each_request_one_effect_whenever_its_process_is_killed(string point, int count)
    {
        await using var one = await VictimCase.OpenAsync(register);
        await using (var life = await one.StartAsync(point, count))
        {
            Assert.Equal("ready", await life.NextLineAsync());

            // One after the other where a later reach is meant: a batch reaches a point once for all its writes.
            for (var i = 0; i < Writes; i++)
            {
                if ((await one.AskAsync(life, 1)).Count == 0) break;
                if (count > 1 && await life.AskAsync("settled") is null) break;
            }

            Assert.Equal(VictimProcess.Killed, (await life.EndedAsync()).ExitCode);
        }

        var left = one.Rows().Where(row => row.Nonce is not null).ToList();
        await using (var next = await one.StartAsync())
        {
            Assert.Equal("ready", await next.NextLineAsync());
            await one.RepeatAndSettleAsync(next);
        }

        await one.AssertOneEffectEachAsync();
        var after = one.Rows().ToDictionary(row => row.Id);
        foreach (var row in left)
        {
            Assert.Equal(row.Nonce, after[row.Id].Nonce);
            if (row.Hash is not null) Assert.Equal(row.Hash, after[row.Id].Hash);
        }
    }

    // W1, without a client that asks again
    [Fact]
    public async Task Carries_out_what_was_received_though_nobody_asks_again()
    {
        await using var one = await VictimCase.OpenAsync(register);
        await using (var life = await one.StartAsync(nameof(WritePoint.Received)))
        {
            await life.NextLineAsync();
            await one.AskAsync(life, 1);
            await life.EndedAsync();
        }

        await using (var next = await one.StartAsync())
        {
            await next.NextLineAsync();
            Assert.Equal("settled ", await next.AskAsync("settled"));
        }

        await one.AssertOneEffectEachAsync();
    }

    // Several deaths in a row, one in each life, at every point in turn.
    [Fact]
    public async Task Survives_a_death_in_every_life()
    {
        await using var one = await VictimCase.OpenAsync(register);
        foreach (var point in Enum.GetNames<WritePoint>())
        {
            await using var life = await one.StartAsync(point);
            if (await life.NextLineAsync() == "ready") await one.AskAsync(life, 2);
            Assert.Equal(VictimProcess.Killed, (await life.EndedAsync()).ExitCode);
        }

        await using (var last = await one.StartAsync())
        {
            await last.NextLineAsync();
            await one.RepeatAndSettleAsync(last);
        }

        await one.AssertOneEffectEachAsync();
    }

    // W14
    [Fact]
    public async Task Lets_a_second_process_have_neither_file_nor_effect()
    {
        await using var one = await VictimCase.OpenAsync(register);
        await using var first = await one.StartAsync();
        await first.NextLineAsync();
        await using (var second = await one.StartAsync())
        {
            Assert.Null(await second.NextLineAsync());
            Assert.Contains("is in use by another process", (await second.EndedAsync()).Said, StringComparison.Ordinal);
        }

        await one.AskAsync(first, 1);
        Assert.Equal("settled ", await first.AskAsync("settled"));
    }

    // W14, where somebody copied the key and so has a lease of his own
    [Fact]
    public async Task Halts_both_when_two_files_share_a_key()
    {
        await using var one = await VictimCase.OpenAsync(register);
        await using var first = await one.StartAsync();
        await first.NextLineAsync();
        await one.AskAsync(first, 1);
        Assert.Equal("settled ", await first.AskAsync("settled"));
        one.OutboxPath = Path.Combine(one.Folder, "other.db");
        await using var second = await one.StartAsync();
        await second.NextLineAsync();

        var answers = await one.AskAsync(second, 1);

        Assert.Contains("was used outside this outbox", Assert.Single(answers), StringComparison.Ordinal);
    }

    // D5: strace sees each write to the database flushed before the answer leaves the process.
    [Fact]
    public async Task Flushes_what_it_accepts_to_the_disk_before_it_answers()
    {
        await using var one = await VictimCase.OpenAsync(register);
        var trace = Path.Combine(one.Folder, "trace.txt");
        await using (var life = await one.StartAsync(
            null, 1, "strace", "-f", "-y", "-e", "trace=write,pwrite64,fsync,fdatasync", "-o", trace))
        {
            await life.NextLineAsync();
            await one.AskAsync(life, 1);
            Assert.Equal("settled ", await life.AskAsync("settled"));
        }

        var calls = await File.ReadAllLinesAsync(trace);
        var answer = Array.FindIndex(calls, call => call.Contains("\"accepted ", StringComparison.Ordinal));
        var ready = Array.FindIndex(calls, call => call.Contains("\"ready", StringComparison.Ordinal));
        Assert.True(ready >= 0 && answer > ready, "the trace shows no answer");
        var written = Array.FindIndex(
            calls, ready, answer - ready, call => call.Contains("pwrite64", StringComparison.Ordinal) && IsLog(call));
        Assert.True(written >= 0, "nothing was written before the answer");
        Assert.Contains(
            calls[written..answer], call => call.Contains("sync(", StringComparison.Ordinal) && IsLog(call));
    }

    private static bool IsLog(string call) => call.Contains("outbox.db-wal", StringComparison.Ordinal);
}
