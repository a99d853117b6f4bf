using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MirtAi.Api.Management;

/// <summary>
/// Names each operation in the API's document by its method and path, so that clients made from it have methods with telling names:
/// <c>GET /orders/{id}</c> is <c>getOrder</c>. <c>WithName</c> says another where that would tell the wrong thing. The tag is the path's
/// first segment, in words.
/// </summary>
internal sealed class OperationNames : IOpenApiOperationTransformer
{
    private const string Prefix = "api/v1/";

    /// <summary>Lists whose names are no plurals.</summary>
    private static readonly string[] Collections = ["media", "outbox"];

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var path = context.Description.RelativePath ?? "";
        var segments = (path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..] : path).Split('/');
        var given = context.Description.ActionDescriptor.EndpointMetadata.OfType<IEndpointNameMetadata>().LastOrDefault();
        operation.OperationId = given?.EndpointName ?? Of(context.Description.HttpMethod ?? "GET", segments);
        var tag = Tag(segments[0]);
        if (context.Document is { } document)
        {
            document.Tags ??= new HashSet<OpenApiTag>();
            document.Tags.Add(new OpenApiTag { Name = tag });
        }

        operation.Tags = new HashSet<OpenApiTagReference> { new(tag, context.Document) };
        return Task.CompletedTask;
    }

    /// <summary>The name of an operation, such as <c>listOrders</c>, <c>getOrder</c> or <c>rejectOrder</c>.</summary>
    internal static string Of(string method, IReadOnlyList<string> segments)
    {
        var last = segments[^1];
        var isOne = IsParameter(last);
        var isAction = method == "POST" && segments.Count > 1 && IsParameter(segments[^2]) && !last.EndsWith('s');
        if (isAction)
            return $"{last}{Singulars(segments.Take(segments.Count - 1))}";
        var isList = !isOne && IsCollection(last);
        return method switch
        {
            "GET" when isList => $"list{Singulars(segments.Take(segments.Count - 1))}{Words(last)}",
            "GET" => $"get{Singulars(segments)}",
            "POST" => $"create{Singulars(segments)}",
            "PUT" => $"set{Singulars(segments)}",
            "PATCH" => $"update{Singulars(segments)}",
            "DELETE" => $"delete{Singulars(segments)}",
            _ => $"{method.ToLowerInvariant()}{Singulars(segments)}",
        };
    }

    private static string Tag(string segment)
    {
        var words = segment.Replace('-', ' ');
        return words.Length == 0 ? "Service" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static bool IsParameter(string segment) => segment.StartsWith('{');

    private static bool IsCollection(string segment) => segment.EndsWith('s') || Collections.Contains(segment);

    private static string Singulars(IEnumerable<string> segments) => string.Concat(segments.Where(part => !IsParameter(part)).Select(part =>
        Words(part.EndsWith("ies", StringComparison.Ordinal) ? part[..^3] + "y"
            : part.EndsWith('s') && !part.EndsWith("ss", StringComparison.Ordinal) ? part[..^1]
            : part)));

    private static string Words(string segment) => string.Concat(
        segment.Split('-').Select(word => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(word)));
}
