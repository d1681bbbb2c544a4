global using Carbon.Registry.Refusals;
global using Wire = Carbon.Api.V1;

[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
