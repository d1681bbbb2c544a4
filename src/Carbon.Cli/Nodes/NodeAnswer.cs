using Carbon.Cli.CommandLine;
using Carbon.Grpc;
using Google.Rpc;
using Grpc.Core;

namespace Carbon.Cli.Nodes;

/// <summary>What a node's error means here.</summary>
internal static class NodeAnswer
{
    /// <summary>The refusal by name that an error carries, or null when it is no refusal of the register.</summary>
    public static Refusal? RefusalOf(RpcException error)
    {
        if (RichStatus.Detail<ErrorInfo>(error) is not { } info ||
            !RefusalNames.TryFromReason(info.Reason, out var code))
            return null;
        return new(code, new Dictionary<string, string>(info.Metadata, StringComparer.Ordinal));
    }

    /// <summary>The refusal of an operation that the chain refused after it was stored.</summary>
    public static Refusal RefusalOf(Api.V1.Operation operation) =>
        RefusalNames.TryFromReason(operation.RefusalReason, out var code)
            ? new(code, new Dictionary<string, string>(operation.RefusalFacts, StringComparer.Ordinal))
            : throw new CommandException(
                Exit.Failed, $"The node names a refusal unknown here: {operation.RefusalReason}.");

    /// <summary>The sentence and exit code with which a command ends after this error.</summary>
    public static CommandException Ending(RpcException error, string asked, Language language)
    {
        if (RefusalOf(error) is { } refusal)
            return new(Exit.Refused, $"{refusal.Code}: {refusal.Say(language)}", error);
        return error.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded
            ? new(Exit.Unavailable, $"{asked} does not answer: {error.Status.Detail}", error)
            : new(Exit.Failed, $"{asked} answered {error.StatusCode}: {error.Status.Detail}", error);
    }
}
