using Google.Protobuf;

namespace Carbon.Cli.Nodes;

/// <summary>A node's answers as JSON, in protobuf's own mapping, which the HTTP face uses too.</summary>
internal static class ProtoJson
{
    private static readonly JsonFormatter Formatter =
        new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true).WithIndentation());

    private static readonly JsonFormatter LineFormatter =
        new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    public static string Of(IMessage message) => Formatter.Format(message);

    /// <summary>The same on one line.</summary>
    public static string LineOf(IMessage message) => LineFormatter.Format(message);

    public static string Array(IEnumerable<IMessage> messages) => $"[{string.Join(",\n", messages.Select(Of))}]";
}
