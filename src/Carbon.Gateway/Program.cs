using Carbon.Gateway;

return await NodeProgram.RunAsync(args);
