namespace Carbon.Cli.Network;

/// <summary>A node's settings file, as <c>Carbon.Gateway --settings</c> reads it.</summary>
internal sealed record NodeSettings(
    uint Member,
    string MemberName,
    string DataFolder,
    string PoliciesFolder,
    ChainSettings Chain,
    ReadSettings Reads,
    SignerSettings Signer,
    MemberListenerSettings MemberListener,
    PublicListenerSettings PublicListener,
    string PublicAddress,
    IReadOnlyList<CallerSettings> Callers)
{
    /// <summary>The settings of one node of a local network.</summary>
    public static NodeSettings Of(NetworkLayout layout, ChainSettings chain, ReadSettings reads, NodeState node)
    {
        var files = layout.Node(node.Key);
        return new(
            node.Member,
            node.Name,
            Path.Combine(files.Folder, "data"),
            layout.Policies,
            chain,
            reads,
            new(files.Keystore, files.Passphrase),
            new("127.0.0.1", node.Ports.Member, layout.AuthorityCertificate, files.ServerCertificate, files.ServerKey),
            new("127.0.0.1", node.Ports.Http, node.Ports.Grpc),
            node.PublicAddress,
            [
                new(CallerOf(node.Key).ToString(), $"{node.Key}-clerk", "operator"),
                new(AdministratorOf(node.Key).ToString(), $"{node.Key}-administrator", "administrator"),
            ]);
    }

    /// <summary>The URI in the certificate of a node's clerk.</summary>
    public static Uri CallerOf(string node) => new($"urn:carbon:caller:{node}:clerk");

    /// <summary>The URI in the certificate of whoever looks after a node.</summary>
    public static Uri AdministratorOf(string node) => new($"urn:carbon:caller:{node}:administrator");
}

/// <summary>How a node reaches its chain.</summary>
internal sealed record ChainSettings(
    string RpcUrl, string Deployment, int PollMilliseconds, int StallSeconds)
{
    /// <summary>Another node of the chain, which is asked before anything is undone.</summary>
    public string? SecondRpcUrl { get; init; }
}

/// <summary>How old the chain's head may be.</summary>
internal sealed record ReadSettings(int MaxLagSeconds);

/// <summary>Where a node's key lies.</summary>
internal sealed record SignerSettings(string Keystore, string PassphraseFile);

/// <summary>The listener for the member's own callers, under mutual TLS.</summary>
internal sealed record MemberListenerSettings(
    string Address, int Port, string CaCertificate, string Certificate, string PrivateKey);

/// <summary>The listeners for anyone.</summary>
internal sealed record PublicListenerSettings(string Address, int HttpPort, int GrpcPort);

/// <summary>A caller by the URI in its certificate: its name in the outbox and what it may do.</summary>
internal sealed record CallerSettings(string Uri, string Name, string Role);
