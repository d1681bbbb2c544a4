global using Carbon.Index.Store;
global using Carbon.Registry.Chain;
global using Carbon.Registry.Codes;
global using Carbon.Registry.Identities;
global using Carbon.Registry.Records;
