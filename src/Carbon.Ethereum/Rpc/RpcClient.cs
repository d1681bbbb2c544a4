using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Carbon.Ethereum;

/// <summary>
/// JSON-RPC 2.0 over HTTP POST. A reply is believed only when it is whole, within the size limit and carries the
/// request's id; nothing is tried twice, since only the caller knows what may be repeated.
/// </summary>
public sealed class RpcClient
{
    private readonly HttpClient _http;
    private readonly RpcSettings _settings;
    private readonly TimeProvider _time;
    private long _lastId;

    /// <summary>
    /// Uses the HTTP client's connections; the client's own timeout must not be shorter than the setting's.
    /// </summary>
    public RpcClient(HttpClient http, RpcSettings settings, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(time);
        (_http, _settings, _time) = (http, settings, time);
    }

    /// <summary>
    /// Returns the result member, which may be JSON null. Throws RpcException for an error object and
    /// RpcUnavailableException when no whole answer came.
    /// </summary>
    public Task<JsonElement> CallAsync(string method, JsonArray parameters, CancellationToken cancel) =>
        CallAsync(method, parameters, result => result.Clone(), cancel);

    /// <summary>
    /// The same, with what is read of the result, of which nothing may be kept: its memory is used again for the next
    /// answer. Blocks' receipts are so large that memory of their own would be what reading them costs most.
    /// </summary>
    public async Task<T> CallAsync<T>(
        string method, JsonArray parameters, Func<JsonElement, T> read, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(read);
        var id = Interlocked.Increment(ref _lastId);
        using var reply = await PostAsync(Body(id, method, parameters), cancel);
        return read(Read(reply.Root, id).Require());
    }

    /// <summary>Sends the requests as one batch and returns the replies in the order of the requests.</summary>
    public async Task<IReadOnlyList<RpcReply>> BatchAsync(IReadOnlyList<RpcRequest> requests, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(requests);
        if (requests.Count == 0) return [];

        var first = Interlocked.Add(ref _lastId, requests.Count) - requests.Count + 1;
        var body = new JsonArray([.. requests.Select((r, i) => Body(first + i, r.Method, r.Parameters))]);
        using var answer = await PostAsync(body, cancel);
        var reply = answer.Root.Clone();

        // A node that refuses the whole batch answers with one error object.
        if (reply.ValueKind == JsonValueKind.Object) throw BatchRefusal(reply);
        if (reply.ValueKind != JsonValueKind.Array || reply.GetArrayLength() != requests.Count)
            throw new RpcUnavailableException("The batch has another number of replies.");

        var byId = new JsonElement?[requests.Count];
        foreach (var item in reply.EnumerateArray())
        {
            var index = IdOf(item) - first;
            if (index is not { } at || at < 0 || at >= byId.Length || byId[at] is not null)
                throw new RpcUnavailableException("The batch holds a reply that was not asked for.");
            byId[at] = item;
        }

        return [.. byId.Select((item, i) => Read(item!.Value, first + i))];
    }

    private static JsonObject Body(long id, string method, JsonArray parameters) => new()
    {
        ["jsonrpc"] = "2.0",
        ["id"] = id,
        ["method"] = method,
        ["params"] = parameters.DeepClone(),
    };

    private static Exception BatchRefusal(JsonElement reply) =>
        ErrorOf(reply) ?? (Exception)new RpcUnavailableException("The batch was answered by one object.");

    private static long? IdOf(JsonElement reply) =>
        reply.ValueKind == JsonValueKind.Object
        && reply.TryGetProperty("id", out var id)
        && id.ValueKind == JsonValueKind.Number
        && id.TryGetInt64(out var number)
            ? number
            : null;

    private static RpcReply Read(JsonElement reply, long id)
    {
        if (reply.ValueKind != JsonValueKind.Object) throw new RpcUnavailableException("The reply is not an object.");
        var error = ErrorOf(reply);

        // A node that could not read the request may answer with an error whose id is null.
        var nullId = error is not null
            && reply.TryGetProperty("id", out var given)
            && given.ValueKind == JsonValueKind.Null;
        if (IdOf(reply) != id && !nullId) throw new RpcUnavailableException("The reply carries another id.");
        if (error is not null) return new RpcReply(null, error);
        return reply.TryGetProperty("result", out var result)
            ? new RpcReply(result, null)
            : throw new RpcUnavailableException("The reply has neither a result nor an error.");
    }

    private static RpcException? ErrorOf(JsonElement reply)
    {
        if (!reply.TryGetProperty("error", out var error) || error.ValueKind == JsonValueKind.Null) return null;
        if (error.ValueKind != JsonValueKind.Object
            || !error.TryGetProperty("code", out var code) || code.ValueKind != JsonValueKind.Number
            || !code.TryGetInt32(out var number))
            throw new RpcUnavailableException("The error object is malformed.");
        var message = error.TryGetProperty("message", out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : "";
        return new RpcException(number, message, error.TryGetProperty("data", out var data) ? data.Clone() : null);
    }

    private async Task<RpcAnswer> PostAsync(JsonNode body, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(_settings.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        try
        {
            return await ExchangeAsync(body, either.Token);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new RpcUnavailableException("The node did not answer in time.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new RpcUnavailableException("The node could not be reached.", e);
        }
        catch (JsonException e)
        {
            throw new RpcUnavailableException("The reply is not JSON.", e);
        }
    }

    private async Task<RpcAnswer> ExchangeAsync(JsonNode body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _settings.Endpoint);
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);

        var bytes = await ReadBoundedAsync(response, cancel);
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode) return RpcAnswer.Parse(bytes);

        // Some nodes give a JSON-RPC error a status of its own; any other refusal says nothing about the request.
        return TryParse(bytes) ?? throw new RpcUnavailableException(
            string.Create(CultureInfo.InvariantCulture, $"HTTP status {status}."));
    }

    private static RpcAnswer? TryParse(RentedBytes bytes)
    {
        try
        {
            var answer = RpcAnswer.Parse(bytes);
            if (answer.Root is { ValueKind: JsonValueKind.Object } reply && reply.TryGetProperty("error", out _))
                return answer;
            answer.Dispose();
            return null;
        }
        catch (JsonException)
        {
            // The body of a failed HTTP request is often a page for people.
            return null;
        }
    }

    private async Task<RentedBytes> ReadBoundedAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.Content.Headers.ContentLength > _settings.MaxReplyBytes)
            throw new RpcUnavailableException("The reply is larger than allowed.");

        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        var bytes = new RentedBytes((int)(response.Content.Headers.ContentLength ?? 0));
        try
        {
            int count;
            while ((count = await stream.ReadAsync(bytes.Room(), cancel)) > 0)
            {
                bytes.Add(count);
                if (bytes.Length > _settings.MaxReplyBytes)
                    throw new RpcUnavailableException("The reply is larger than allowed.");
            }

            return bytes;
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }
}
