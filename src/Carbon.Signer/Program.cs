using Carbon.Signer;

return await SignerProgram.RunAsync(args, TimeProvider.System);
