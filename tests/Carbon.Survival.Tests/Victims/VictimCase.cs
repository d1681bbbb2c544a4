using Carbon.Survival.Victim;

namespace Carbon.Survival.Tests;

/// <summary>One outbox over several lives, with what its clients asked for.</summary>
internal sealed class VictimCase : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly AnvilRegister _register;
    private readonly Digest _key;
    private readonly Uri _rpc;
    private readonly List<(Guid Id, Digest Commitment)> _asked = [];

    private VictimCase(AnvilRegister register, Digest key, ISigner signer, Uri rpc, DirectoryInfo folder) =>
        (_register, _key, Signer, _rpc, _folder) = (register, key, signer, rpc, folder);

    public string Folder => _folder.FullName;

    public string OutboxPath { get; set; } = "";

    public ISigner Signer { get; }

    public IReadOnlyList<(Guid Id, Digest Commitment)> Asked => _asked;

    private EthereumClient Chain => new(_register.Node.Client());

    public static async Task<VictimCase> OpenAsync(AnvilRegister register, Uri? rpc = null)
    {
        var key = Some.Digest();
        using var opened = new PrivateKey(key.ToBytes());
        var signer = Secp256k1.CreateSigner(opened);
        await register.EnactAsync(new ConsortiumContract.AddKeyCall(
            FoundedRegister.Forestry.Value, signer.Address, Some.Hash()));
        var folder = Directory.CreateTempSubdirectory("carbon-victim-");
        var one = new VictimCase(register, key, signer, rpc ?? register.Node.Endpoint, folder);
        one.OutboxPath = Path.Combine(folder.FullName, "outbox.db");
        register.Deployment.Save(Path.Combine(folder.FullName, "deployment.json"));
        return one;
    }

    /// <summary>A life that ends at the n-th reach of a point; null: not by itself.</summary>
    public Task<VictimProcess> StartAsync(string? dieAt = null, int count = 1, params string[] wrapper) =>
        VictimProcess.StartAsync(Folder, Settings(dieAt, count, fillAt: null), wrapper);

    /// <summary>A life on a small disk of its own, which is full from the first reach of a point on.</summary>
    public Task<VictimProcess> StartOnSmallDiskAsync(string fillAt)
    {
        var disk = Path.Combine(Folder, "disk");
        Directory.CreateDirectory(disk);
        OutboxPath = Path.Combine(disk, "outbox.db");
        return VictimProcess.StartAsync(
            Folder, Settings(dieAt: null, count: 1, fillAt), "unshare", "--map-root-user", "--mount", "sh", "-c",
            "mount -t tmpfs -o size=1m,mode=700 none \"$0\" && exec \"$@\"", disk);
    }

    /// <summary>Asks for so many new persons; the answers up to a death.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(VictimProcess life, int count)
    {
        var answers = new List<string>();
        for (var i = 0; i < count; i++)
        {
            _asked.Add((Guid.NewGuid(), Some.Digest()));
            if (await life.AskAsync(Line(_asked[^1])) is not { } answer) break;
            answers.Add(answer);
        }

        return answers;
    }

    /// <summary>Asks again for all that was asked, as clients do that got no answer, and waits for the end.</summary>
    public async Task RepeatAndSettleAsync(VictimProcess life)
    {
        foreach (var one in _asked) Assert.Equal($"accepted {one.Id}", await life.AskAsync(Line(one)));
        Assert.Equal("settled ", await life.AskAsync("settled"));
    }

    /// <summary>The rows as they lie in the file while nobody owns it.</summary>
    public IReadOnlyList<WriteRow> Rows()
    {
        using var store = OutboxStore.Open(OutboxPath);
        return [.. store.Newest(unsettledOnly: false, long.MaxValue, int.MaxValue).Reverse()];
    }

    /// <summary>I1, I2 and I5: every request had one effect, by one nonce each, and nothing is left over.</summary>
    public async Task AssertOneEffectEachAsync()
    {
        var rows = Rows();
        Assert.Equal(_asked.Select(one => one.Id).Order(), rows.Select(row => row.RequestId).Order());
        Assert.All(rows, row => Assert.Equal((WriteState.Mined, true), (row.State, row.IsFinal)));
        Assert.Equal(Enumerable.Range(0, rows.Count).Select(n => (ulong?)n), rows.Select(row => row.Nonce).Order());
        var effects = await Effects.OfAsync(_register.Node.Client(), _register.Deployment);
        foreach (var one in _asked) Assert.Equal(1, effects.GetValueOrDefault(one.Commitment));
        var used = await Chain.GetTransactionCountAsync(Signer.Address, BlockTag.Latest, CancellationToken.None);
        Assert.Equal((ulong)rows.Count, used);
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        await _register.RetireKeyAsync(FoundedRegister.Forestry, Signer);
    }

    private VictimSettings Settings(string? dieAt, int count, string? fillAt) => new(
        _rpc, Path.Combine(Folder, "deployment.json"), OutboxPath, _key.ToString(), dieAt, count, fillAt);

    private static string Line((Guid Id, Digest Commitment) one) => $"submit {one.Id} {one.Commitment}";
}
