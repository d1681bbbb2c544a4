using System.Collections.Concurrent;

namespace Carbon.Cli.Indexes;

/// <summary>Makes the next of a sequence while the last is used.</summary>
internal static class Ahead
{
    /// <summary>
    /// The same sequence, made on another thread, at most so many ahead. What fails there is thrown here, after all
    /// that came before it.
    /// </summary>
    public static IEnumerable<T> Of<T>(IEnumerable<T> source, int most)
    {
        using var made = new BlockingCollection<T>(most);
        using var left = new CancellationTokenSource();
        var making = Task.Run(() => Make(source, made, left.Token));
        try
        {
            foreach (var one in made.GetConsumingEnumerable())
                yield return one;
        }
        finally
        {
            left.Cancel();
            making.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        }

        making.GetAwaiter().GetResult();
    }

    private static void Make<T>(IEnumerable<T> source, BlockingCollection<T> made, CancellationToken left)
    {
        try
        {
            foreach (var one in source)
                made.Add(one, left);
        }
        finally
        {
            made.CompleteAdding();
        }
    }
}
