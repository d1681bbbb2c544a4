namespace Carbon.Gateway.Backups;

/// <summary>One file of a backup.</summary>
/// <param name="Name">Within the backup and within the data folder.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">64 small hexadecimal digits.</param>
/// <param name="Schema">The version of its tables.</param>
internal sealed record BackupFile(string Name, long Bytes, string Sha256, int Schema);
