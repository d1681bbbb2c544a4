using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Grpc.Core;
using Grpc.Net.Client;

namespace Carbon.Bench;

/// <summary>Who is asked: a method of a member's listener under mutual TLS, or a web server.</summary>
internal abstract class Server : IDisposable
{
    /// <summary>The server that a plan names.</summary>
    public static Server Open(AskPlan plan) =>
        plan.Method is { } method ? new MethodServer(plan, method) : new WebServer(plan);

    /// <summary>Asks one of the plan's requests and gives the answer's bytes.</summary>
    public abstract Task<byte[]> AskAsync(int ordinal);

    /// <inheritdoc/>
    public abstract void Dispose();

    private sealed class MethodServer : Server
    {
        private static readonly Marshaller<byte[]> Bytes = Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes);

        private readonly GrpcChannel _channel;
        private readonly CallInvoker _invoker;
        private readonly Method<byte[], byte[]> _method;
        private readonly byte[][] _requests;

        public MethodServer(AskPlan plan, string method)
        {
            var parts = method.Split('/', StringSplitOptions.RemoveEmptyEntries);
            _method = new(MethodType.Unary, parts[0], parts[1], Bytes, Bytes);
            _requests = [.. plan.Requests.Select(Convert.FromBase64String)];
            var handler = new SocketsHttpHandler { UseProxy = false, SslOptions = Trust(plan) };
            _channel = GrpcChannel.ForAddress(
                new Uri(plan.Address), new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
            _invoker = _channel.CreateCallInvoker();
        }

        public override Task<byte[]> AskAsync(int ordinal) => _invoker.AsyncUnaryCall(
            _method, null, default, _requests[ordinal % _requests.Length]).ResponseAsync;

        public override void Dispose() => _channel.Dispose();

        private static SslClientAuthenticationOptions Trust(AskPlan plan)
        {
            var policy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            policy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(plan.Authority!));
            return new()
            {
                ClientCertificates = [X509Certificate2.CreateFromPemFile(plan.Certificate!, plan.Key!)],
                CertificateChainPolicy = policy,
            };
        }
    }

    private sealed class WebServer(AskPlan plan) : Server
    {
        private readonly HttpClient _http = new(
            new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = plan.Clients });

        private readonly Uri _address = new(plan.Address);

        public override async Task<byte[]> AskAsync(int ordinal)
        {
            var text = plan.Requests[ordinal % plan.Requests.Count];
            using var request = plan.Posts
                ? new HttpRequestMessage(HttpMethod.Post, _address)
                {
                    Content = new StringContent(text, Encoding.UTF8, "application/json"),
                }
                : new HttpRequestMessage(HttpMethod.Get, new Uri(_address, text));
            using var response = await _http.SendAsync(request);
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadAsByteArrayAsync();
        }

        public override void Dispose() => _http.Dispose();
    }
}
