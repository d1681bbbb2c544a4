using Google.Protobuf;
using Grpc.Core;
using Grpc.Reflection.V1Alpha;

namespace Carbon.Grpc.Reflection;

/// <summary>The older name of reflection, for older tools: its messages are the same bytes as those of v1.</summary>
internal sealed class AlphaReflectionService(ReflectionIndex index) : ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream,
        IServerStreamWriter<ServerReflectionResponse> responseStream,
        ServerCallContext context)
    {
        while (await requestStream.MoveNext(context.CancellationToken).ConfigureAwait(false))
        {
            var request = global::Grpc.Reflection.V1.ServerReflectionRequest.Parser.ParseFrom(
                requestStream.Current.ToByteString());
            var answer = ServerReflectionResponse.Parser.ParseFrom(index.Answer(request).ToByteString());
            await responseStream.WriteAsync(answer).ConfigureAwait(false);
        }
    }
}
