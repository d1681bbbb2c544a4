// What is tested runs on Linux alone.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]

// Each network keeps the machine busy: two at a time would only make each other slow.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
