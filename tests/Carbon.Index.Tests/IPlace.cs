namespace Carbon.Index.Tests;

/// <summary>An empty place for an index; it goes with its test.</summary>
public interface IPlace : IDisposable
{
    IndexStore Store { get; }

    RegistryIndex Open() => Open(new IndexOptions());

    RegistryIndex Open(IndexOptions options) => RegistryIndex.Open(Store, options);
}
