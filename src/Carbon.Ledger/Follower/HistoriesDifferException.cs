using System.Globalization;
using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>Two nodes tell two histories, and go on telling them. Nothing was deleted; people must look.</summary>
public sealed class HistoriesDifferException : Exception
{
    /// <summary>Names the height and what each node has there.</summary>
    public HistoriesDifferException(ulong height, Hash32 first, Hash32 second)
        : base(string.Create(CultureInfo.InvariantCulture,
            $"At height {height} the node has block {first} and the second node {second}."))
    {
    }
}
