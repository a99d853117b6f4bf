using MirtAi.Api.Http;

namespace MirtAi.Api.Documents;

/// <summary>Registers documents at the HTTP edge.</summary>
internal static class DocumentApiRegistration
{
    /// <summary>Adds their endpoints; the documents themselves are added with the silo.</summary>
    public static IServiceCollection AddDocumentApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, DocumentApiJson.Default));
        return services.AddSingleton<DocumentUploads>().AddSingleton<IEndpointSource, DocumentEndpoints>();
    }
}
