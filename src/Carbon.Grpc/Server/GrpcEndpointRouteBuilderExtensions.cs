using System.Reflection;
using Carbon.Grpc.Server;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps gRPC services to endpoints.</summary>
public static class GrpcEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps each method of a service class derived from a generated one; the object is taken from the request's
    /// services, or made with them, for every call.
    /// </summary>
    public static GrpcServiceEndpointConventionBuilder MapGrpcService<TService>(this IEndpointRouteBuilder builder)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        var endpoints = new List<IEndpointConventionBuilder>();
        Bind(builder, typeof(TService), new ServiceBinder<TService>((method, implementation, invoke) =>
            endpoints.Add(Map(builder, method, implementation.GetCustomAttributes(inherit: true), invoke))));
        return new GrpcServiceEndpointConventionBuilder(endpoints);
    }

    /// <summary>
    /// Maps each method of a generated service, all of them unary, to what the methods' object finds for it.
    /// </summary>
    /// <exception cref="InvalidOperationException">Nothing answers one of the methods.</exception>
    public static GrpcServiceEndpointConventionBuilder MapGrpcMethods<TGenerated, TMethods>(
        this IEndpointRouteBuilder builder)
        where TGenerated : class
        where TMethods : class, IUnaryMethods
    {
        ArgumentNullException.ThrowIfNull(builder);
        var methods = builder.ServiceProvider.GetRequiredService<TMethods>();
        var endpoints = new List<IEndpointConventionBuilder>();
        Bind(builder, typeof(TGenerated), new MethodBinder(methods, (method, invoke) =>
            endpoints.Add(Map<TMethods>(builder, method, [], (_, call) => invoke(call)))));
        return new GrpcServiceEndpointConventionBuilder(endpoints);
    }

    private static void Bind(IEndpointRouteBuilder builder, Type service, ServiceBinderBase binder)
    {
        var mapped = builder.ServiceProvider.GetService<MappedServices>()
            ?? throw new InvalidOperationException("Call services.AddGrpc() before mapping a gRPC service.");
        var (attribute, generated) = FindGenerated(service);
        var bind = attribute.BindType.GetMethod(
            attribute.BindMethodName, [typeof(ServiceBinderBase), generated])
            ?? throw new InvalidOperationException($"{attribute.BindType} cannot bind {generated}.");
        bind.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [binder, null], null);
        mapped.Add(attribute.BindType);
        if (mapped.ClaimFallback())
            MapFallback(builder);
    }

    private static IEndpointConventionBuilder Map<TService>(
        IEndpointRouteBuilder builder,
        IMethod method,
        object[] attributes,
        Func<TService, ServerCall, Task> invoke)
        where TService : class
    {
        var services = builder.ServiceProvider;
        var handler = new CallHandler<TService>(
            method,
            invoke,
            services.GetRequiredService<IOptions<GrpcServiceOptions>>().Value,
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILoggerFactory>().CreateLogger<TService>());
        var endpoint = builder.MapPost(method.FullName, (RequestDelegate)handler.HandleAsync);
        object[] metadata =
        [
            .. typeof(TService).GetCustomAttributes(inherit: true),
            .. attributes,
            new GrpcMethodMetadata(typeof(TService), method),
        ];
        return endpoint.WithMetadata(metadata).WithDisplayName($"gRPC - {method.FullName}");
    }

    private static (BindServiceMethodAttribute Attribute, Type Generated) FindGenerated(Type service)
    {
        for (var type = service; type is not null; type = type.BaseType)
        {
            if (type.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false) is { } attribute)
                return (attribute, type);
        }

        throw new InvalidOperationException($"{service} does not derive from a generated service class.");
    }

    private static void MapFallback(IEndpointRouteBuilder builder)
    {
        var pattern = RoutePatternFactory.Parse(
            "/{service}/{method}", defaults: null, parameterPolicies: new { method = new GrpcRequestConstraint() });
        builder.Map(pattern, GrpcRequests.RefuseUnknownMethodAsync)
            .WithDisplayName("gRPC - unknown method");
    }
}
