using Microsoft.AspNetCore.Http;

namespace MirtAi.Cluster.Proxy;

/// <summary>Whether a request whose answer never began may go to another target.</summary>
internal static class Repeatable
{
    internal static bool After(Exception failure, HttpRequest request) =>
        NeverArrived(failure)
        || HttpMethods.IsGet(request.Method)
        || HttpMethods.IsHead(request.Method)
        || HttpMethods.IsOptions(request.Method)
        || HttpMethods.IsPut(request.Method) || HttpMethods.IsDelete(request.Method)
        // The service knows the second copy by the platform's event id.
        || request.Path.StartsWithSegments("/webhooks");

    private static bool NeverArrived(Exception failure) =>
        failure is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError };
}
