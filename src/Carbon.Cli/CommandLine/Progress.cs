using System.Diagnostics;
using System.Globalization;

namespace Carbon.Cli.CommandLine;

/// <summary>Numbered lines that say what is done and how long it took; a wait is named before it begins.</summary>
internal sealed class Progress(TextWriter writer, int first, int total, TimeProvider time)
{
    private int _next = first;

    public async Task<T> StepAsync<T>(string what, Func<Task<T>> work)
    {
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"[{_next++}/{total}] {what} … "));
        await writer.FlushAsync();
        var started = time.GetTimestamp();
        try
        {
            var result = await work();
            var seconds = time.GetElapsedTime(started).TotalSeconds;
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"));
            return result;
        }
        catch (Exception e) when (e is not UnreachableException)
        {
            writer.WriteLine("failed");
            throw;
        }
    }

    public Task StepAsync(string what, Func<Task> work) => StepAsync(what, async () =>
    {
        await work();
        return true;
    });
}
