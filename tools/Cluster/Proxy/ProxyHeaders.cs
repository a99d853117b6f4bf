using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;

namespace MirtAi.Cluster.Proxy;

/// <summary>Which headers go on, which end here (RFC 9110 section 7.6.1), and which we add.</summary>
internal static class ProxyHeaders
{
    private static readonly FrozenSet<string> HopByHop = new[]
    {
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding",
        "Upgrade",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    internal static void Copy(HttpRequest from, HttpRequestMessage to)
    {
        foreach (var (name, values) in from.Headers)
        {
            // We decide ourselves when to ask before sending a body.
            if (EndsHere(name, from.Headers.Connection) || name.Equals("Expect", StringComparison.OrdinalIgnoreCase))
                continue;
            if (!to.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                to.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        var connection = from.HttpContext.Connection;
        Append(to, "X-Forwarded-For", connection.RemoteIpAddress?.ToString());
        Set(to, "X-Forwarded-Proto", from.Scheme);
        Set(to, "X-Forwarded-Host", from.Host.Value);
    }

    internal static void Copy(HttpResponseMessage from, HttpResponse to)
    {
        string[] connection = [.. from.Headers.Connection];
        foreach (var (name, values) in from.Headers.NonValidated.Concat(from.Content.Headers.NonValidated))
            if (!EndsHere(name, connection))
                to.Headers.Append(name, values.ToArray());
    }

    private static bool EndsHere(string name, IEnumerable<string?> connection) =>
        HopByHop.Contains(name) || connection.Any(value =>
            value is not null && value.Split(',').Any(word => word.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)));

    private static void Append(HttpRequestMessage request, string name, string? value)
    {
        if (value is null)
            return;
        var before = request.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) + ", " : "";
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, before + value);
    }

    // The first proxy in a row knows best what the client asked for.
    private static void Set(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null && !request.Headers.Contains(name))
            request.Headers.TryAddWithoutValidation(name, value);
    }
}
