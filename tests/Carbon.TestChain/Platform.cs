// What is tested runs on Linux alone.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
