using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Management;

/// <summary>Says in the API's document what parameters are, and which values they take.</summary>
internal sealed class ParameterDescriptions : IOpenApiOperationTransformer
{
    /// <summary>What parameters mean that many operations have; others say it by <c>[Description]</c>.</summary>
    private static readonly Dictionary<string, string> Meanings = new(StringComparer.Ordinal)
    {
        ["page"] = "The page of the list, from 1.",
        ["pageSize"] = "How many entries a page has.",
        ["q"] = "Text that is looked for.",
        ["key"] = "The session's key, such as telegram:1001.",
        ["customer"] = "The customer's session key, such as telegram:1001.",
        ["id"] = "The id, as the list gives it.",
        ["name"] = "The job's name, as the list gives it.",
        ["account"] = "The channel account that sends, such as telegram:1234; all if absent.",
        ["channel"] = "The channel, such as telegram; all if absent.",
        ["state"] = "The conversation's state; all if absent.",
        ["mode"] = "Who answers; all if absent.",
        ["status"] = "The status; all if absent.",
        ["type"] = "The type; all if absent.",
        ["media"] = "The id of a post; all if absent.",
        ["includeDeleted"] = "Whether deleted ones are listed, too.",
        ["provider"] = "The payment provider; all if absent.",
        ["plan"] = "The plan's id; all if absent.",
        ["reference"] = "The photo's reference, as a message or a proof of payment gives it.",
        ["turn"] = "The turn's id, as a message or the list of turns gives it.",
        ["reveal"] = "Whether what is personal is shown, which the audit trail notes; false if absent.",
        ["from"] = "The first day, such as 2026-01-01.",
        ["to"] = "The last day, such as 2026-01-31; today if absent.",
        [IdempotencyKey.Header] = "Repeated with the same key, at most 200 characters, the request does it once; with the same key and "
            + "another content it is refused with 422, as long as the first one is remembered.",
    };

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var known = context.Description.ActionDescriptor.EndpointMetadata.OfType<ParameterValues>().ToLookup(values => values.Parameter);
        foreach (var parameter in operation.Parameters ?? [])
        {
            if (parameter is OpenApiParameter plain && parameter.Name is { } named)
                plain.Description ??= Meanings.GetValueOrDefault(named);
            if (parameter.Schema is not OpenApiSchema schema)
                continue;
            switch (parameter.Name)
            {
                case "page":
                    (schema.Minimum, schema.Default) = ("1", 1);
                    break;
                case "pageSize":
                    (schema.Minimum, schema.Maximum, schema.Default) = ("1", $"{PageRequest.MaxPageSize}", PageRequest.DefaultPageSize);
                    break;
                case { } name when known[name].FirstOrDefault() is { } values:
                    schema.Enum = [.. values.Values.Select(value => JsonValue.Create(value))];
                    break;
            }
        }
        return Task.CompletedTask;
    }
}
