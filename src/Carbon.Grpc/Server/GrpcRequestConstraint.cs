using Carbon.Grpc.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Carbon.Grpc.Server;

/// <summary>
/// Keeps the route for unknown methods from taking the requests of a web page. It looks at the HTTP method itself:
/// method metadata on the route would turn every unknown page of two segments into 405.
/// </summary>
internal sealed class GrpcRequestConstraint : IRouteConstraint
{
    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection) =>
        httpContext is not null
        && HttpMethods.IsPost(httpContext.Request.Method)
        && Protocol.IsContentType(httpContext.Request.ContentType);
}
