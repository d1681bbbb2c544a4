using System.Text.Json;

namespace Carbon.Bench;

/// <summary>What <c>./carbon bench index</c> cannot do in JavaScript at the speed that it measures.</summary>
internal static class Program
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// <c>fill FILE</c> writes tickets into an index, <c>ask FILE</c> asks a server; the file says what, and one line
    /// of JSON on the output says what was found.
    /// </summary>
    public static async Task<int> Main(string[] args)
    {
        if (args is not [var command and ("fill" or "ask"), var path])
        {
            await Console.Error.WriteLineAsync("usage: Carbon.Bench fill|ask FILE");
            return 2;
        }

        object found = command == "fill"
            ? Tickets.Fill(Read<FillPlan>(path))
            : await Asking.RunAsync(Read<AskPlan>(path));
        Console.WriteLine(JsonSerializer.Serialize(found, Json));
        return 0;
    }

    private static T Read<T>(string path) =>
        JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Json)
            ?? throw new JsonException($"{path} holds nothing.");
}
