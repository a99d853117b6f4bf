using System.Text.Json.Serialization;
using MirtAi.Api.Http;
using MirtAi.Silo.Documents;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Documents;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(Listing<DocumentView>))]
[JsonSerializable(typeof(DocumentView))]
[JsonSerializable(typeof(DocumentDetails))]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(string))]
internal sealed partial class DocumentApiJson : JsonSerializerContext;
