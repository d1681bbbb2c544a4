global using Carbon.Registry.Codes;
global using Carbon.Registry.Identities;
global using Carbon.Registry.Records;
global using Carbon.Registry.Refusals;

// Nodes run where the system's libraries are Debian's; file modes and signals are taken for granted.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
