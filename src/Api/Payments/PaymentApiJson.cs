using System.Text.Json.Serialization;
using MirtAi.Api.Http;
using MirtAi.Silo.Payments;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Payments;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(Listing<PaymentView>))]
[JsonSerializable(typeof(IReadOnlyList<PaymentEventView>))]
[JsonSerializable(typeof(PaymentOpening))]
internal sealed partial class PaymentApiJson : JsonSerializerContext;
