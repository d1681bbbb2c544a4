using System.Globalization;
using Carbon.Api.V1;
using Carbon.Cli.Nodes;
using Carbon.Registry;
using Message = Carbon.Api.V1.WatchEventsResponse.MessageOneofCase;

namespace Carbon.Cli.Commands;

/// <summary>Writes what a stream tells, one line for each message; people are spared the heartbeats.</summary>
internal sealed class WatchLines(TextWriter writer, Language language, bool json)
{
    public void Write(WatchEventsResponse response)
    {
        if (json)
            writer.WriteLine(ProtoJson.LineOf(response));
        else if (response.MessageCase == Message.Event)
            writer.WriteLine(LineOf(" ", response.Event));
        else if (response.MessageCase == Message.Superseded)
            writer.WriteLine(LineOf("✗", response.Superseded));
        writer.Flush();
    }

    private string LineOf(string mark, WatchedEvent told)
    {
        var text = language == Language.English ? told.Event.TextEn : told.Event.TextZh;
        var minute = ChinaTime.Minute((ulong)told.Event.Time.Seconds);
        return string.Create(
            CultureInfo.InvariantCulture, $"{mark} {minute}  {told.Event.Height}  {told.Event.Event}  {text}");
    }
}
