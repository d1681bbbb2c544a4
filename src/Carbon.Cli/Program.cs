using Carbon.Cli.CommandLine;
using Carbon.Cli.Commands;

using var stop = new StopSignal();
return await CarbonCommand.RunAsync(args, Terminal.OfProcess(), TimeProvider.System, stop.Token);
