using System.Text.Json;
using System.Text.Json.Serialization;

namespace Carbon.Signer;

/// <summary>Reads the files of an operator strictly: what is missing, unknown or named twice is refused.</summary>
internal static class JsonFile
{
    private const int FileBytesMax = 256 * 1024;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads a file of at most 256 KiB.</summary>
    /// <exception cref="StartRefusedException">It cannot be read or is not what it should be.</exception>
    public static T Read<T>(string path, string what)
        where T : class
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > FileBytesMax) throw new StartRefusedException($"{path} is over 256 KiB.");
            return JsonSerializer.Deserialize<T>(file, Options)
                ?? throw new StartRefusedException($"{path} is no {what}: it is empty.");
        }
        catch (JsonException e)
        {
            throw new StartRefusedException($"{path} is no {what}: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The {what} {path} cannot be read: {e.Message}", e);
        }
    }
}
