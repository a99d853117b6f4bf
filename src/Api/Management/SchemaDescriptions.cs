using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MirtAi.Api.Management;

/// <summary>Says in the API's document what the types alone do not: which values a text takes, and that numbers are numbers.</summary>
internal sealed class SchemaDescriptions : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        // The reader would take a number in quotes, too; nobody is told to write one.
        if (schema.Type is { } type && (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number)))
            (schema.Type, schema.Pattern) = (type & ~JsonSchemaType.String, null);
        var allowed = context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(AllowedValuesAttribute), inherit: true);
        if (allowed is [AllowedValuesAttribute { Values: var values }])
            schema.Enum = [.. values.Select(value => JsonValue.Create((string?)value)!)];
        return Task.CompletedTask;
    }
}
