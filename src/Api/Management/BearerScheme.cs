using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MirtAi.Api.Management;

/// <summary>Describes the admin token in the API's document.</summary>
internal sealed class BearerScheme : IOpenApiDocumentTransformer
{
    private const string Scheme = "adminToken";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "MirtAi management API", Version = "v1" };
        document.Components ??= new OpenApiComponents();
        document.AddComponent<IOpenApiSecurityScheme>(Scheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The setting Admin:Token.",
        });
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        return Task.CompletedTask;
    }
}
