using Grpc.Core;

namespace Carbon.Grpc.Wire;

/// <summary>Metadata as HTTP headers and back.</summary>
internal static class MetadataHeaders
{
    private static readonly HashSet<string> s_protocolHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "content-type", "content-length", "te", "host", "accept-encoding", "connection", "transfer-encoding",
        "date", "server",
        Protocol.StatusHeader, Protocol.MessageHeader, Protocol.TimeoutHeader,
        Protocol.EncodingHeader, Protocol.AcceptEncodingHeader,
    };

    /// <summary>True for a header the protocol itself uses, which is not metadata of the call.</summary>
    public static bool IsReserved(string name) =>
        name.Length == 0 || name[0] == ':' || s_protocolHeaders.Contains(name);

    /// <summary>The value of an entry as it is sent: base64 without padding for bytes.</summary>
    public static string ValueOf(Metadata.Entry entry) =>
        entry.IsBinary ? Convert.ToBase64String(entry.ValueBytes).TrimEnd('=') : entry.Value;

    /// <summary>Adds a received header; bytes that are not base64 are refused with INTERNAL.</summary>
    public static void AddReceived(Metadata metadata, string name, string value)
    {
        if (IsReserved(name))
            return;
        var key = name.ToLowerInvariant();
        if (!key.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.Ordinal))
        {
            metadata.Add(Metadata.Entry.Received(key, value));
            return;
        }

        // A peer or proxy may have joined several values of one key with commas, which base64 never holds.
        foreach (var part in value.Split(',', StringSplitOptions.TrimEntries))
            metadata.Add(new Metadata.Entry(key, FromBase64(key, part)));
    }

    private static byte[] FromBase64(string key, string text)
    {
        var missing = (4 - (text.Length % 4)) % 4;
        try
        {
            return Convert.FromBase64String(text + new string('=', missing));
        }
        catch (FormatException exception)
        {
            throw new RpcException(new Status(StatusCode.Internal, $"The value of {key} is not base64.", exception));
        }
    }
}
