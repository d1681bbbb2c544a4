global using Carbon.Registry.Codes;
global using Carbon.Registry.Identities;
global using Carbon.Registry.Records;
