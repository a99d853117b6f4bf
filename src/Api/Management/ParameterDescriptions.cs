using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Management;

/// <summary>Says in the API's document which values the parameters of lists take.</summary>
internal sealed class ParameterDescriptions : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var known = context.Description.ActionDescriptor.EndpointMetadata.OfType<ParameterValues>().ToLookup(values => values.Parameter);
        foreach (var parameter in operation.Parameters ?? [])
        {
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
