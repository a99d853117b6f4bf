using System.Globalization;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Http;

/// <summary>Names of older systems under which an endpoint takes its parameters of the query, too.</summary>
/// <param name="Names">The older names with those that the endpoint knows.</param>
internal sealed record QueryAliases(IReadOnlyDictionary<string, string> Names)
{
    private const string PageSize = "per_page";

    /// <summary>Renames the parameters before they are read; comes after the routing.</summary>
    public static Task Apply(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<QueryAliases>() is { } aliases)
            aliases.Rename(context.Request);
        return next(context);
    }

    private void Rename(HttpRequest request)
    {
        if (!request.Query.Keys.Any(Names.ContainsKey))
            return;
        request.QueryString = QueryString.Create(request.Query.SelectMany(parameter => parameter.Value.Select(value =>
            Names.TryGetValue(parameter.Key, out var name)
                ? KeyValuePair.Create(name, parameter.Key == PageSize ? Bounded(value) : value)
                : KeyValuePair.Create(parameter.Key, value))));
    }

    /// <summary>Older systems take a page that is too long for the longest one.</summary>
    private static string? Bounded(string? size) =>
        int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Min(number, PageRequest.MaxPageSize).ToString(CultureInfo.InvariantCulture)
            : size;
}
