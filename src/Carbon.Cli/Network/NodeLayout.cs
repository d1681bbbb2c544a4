namespace Carbon.Cli.Network;

/// <summary>Where one node keeps its settings, keys and records.</summary>
internal sealed record NodeLayout(string Folder)
{
    public string Settings => Path.Combine(Folder, "node.json");

    public string Keystore => Path.Combine(Folder, "keystore.json");

    public string Passphrase => Path.Combine(Folder, "passphrase");

    public string ServerCertificate => Path.Combine(Folder, "server.crt");

    public string ServerKey => Path.Combine(Folder, "server.key");

    public string ClientCertificate => Path.Combine(Folder, "client.crt");

    public string ClientKey => Path.Combine(Folder, "client.key");

    public string AdministratorCertificate => Path.Combine(Folder, "administrator.crt");

    public string AdministratorKey => Path.Combine(Folder, "administrator.key");

    public string Log => Path.Combine(Folder, "node.log");
}
