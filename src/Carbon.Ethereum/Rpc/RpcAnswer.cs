using System.Text.Json;

namespace Carbon.Ethereum;

/// <summary>A node's answer in memory that is used again once it is disposed of.</summary>
internal sealed class RpcAnswer : IDisposable
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly RentedBytes _bytes;
    private readonly JsonDocument _document;

    private RpcAnswer(RentedBytes bytes, JsonDocument document) => (_bytes, _document) = (bytes, document);

    public JsonElement Root => _document.RootElement;

    /// <summary>Takes the bytes over, also where they are no JSON.</summary>
    /// <exception cref="JsonException">They are not.</exception>
    public static RpcAnswer Parse(RentedBytes bytes)
    {
        try
        {
            return new RpcAnswer(bytes, JsonDocument.Parse(bytes.Memory, Strict));
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _document.Dispose();
        _bytes.Dispose();
    }
}
