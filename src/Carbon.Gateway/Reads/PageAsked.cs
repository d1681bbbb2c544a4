using Carbon.Gateway.Writes;
using Google.Protobuf;

namespace Carbon.Gateway.Reads;

/// <summary>Which page of which list is asked for.</summary>
/// <param name="Query">The list: everything in the request that does not say which page.</param>
/// <param name="Token">Where the page starts; empty for the first.</param>
/// <param name="Size">The most rows it may hold.</param>
/// <param name="MinHeight">The height from which on it may be answered.</param>
/// <param name="Consistent">Whether it must be of the register that the first page saw.</param>
internal sealed record PageAsked(string Query, string Token, int Size, ulong MinHeight, bool Consistent)
{
    private static readonly string[] OfThePage = ["page_size", "page_token", "min_height"];

    /// <summary>The page that a request asks for, out of the fields that every list has.</summary>
    public static PageAsked Of<T>(
        RequestFields f, T request, (int Size, int Cap) size, string token, (ulong MinHeight, bool Consistent) reading)
        where T : class, IMessage<T> => new(
            QueryOf(request),
            token,
            f.PageSize(size.Size, Limits.PageSize, size.Cap),
            reading.MinHeight,
            reading.Consistent);

    /// <summary>The list that a request asks for, told from every other by all its other fields.</summary>
    public static string QueryOf<T>(T request)
        where T : class, IMessage<T>
    {
        var query = request.Clone();
        foreach (var name in OfThePage)
            query.Descriptor.FindFieldByName(name).Accessor.Clear(query);
        return $"{query.Descriptor.Name} {Convert.ToHexStringLower(query.ToByteArray())}";
    }
}
