global using Carbon.Registry;
global using Carbon.Registry.Chain;
global using Carbon.Registry.Codes;
global using Carbon.Registry.Identities;
global using Carbon.Registry.Records;
global using Carbon.Registry.Refusals;
global using Wire = Carbon.Api.V1;
