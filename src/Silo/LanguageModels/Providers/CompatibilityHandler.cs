using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>
/// Speaks with servers that are compatible with the platform only nearly: a request is made without what the model refuses, and an answer
/// is put into the form that the client parses. What the client would read anyway goes through unharmed.
/// </summary>
internal sealed class CompatibilityHandler(string provider, ModelOmissions omissions) : DelegatingHandler
{
    /// <summary>How often one request is made anew with less.</summary>
    private const int MaxRepeats = 6;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? Parse(await content.ReadAsByteArrayAsync(cancellationToken)) : null;
        if (body is null)
            return await base.SendAsync(request, cancellationToken);

        var model = body["model"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
        var known = omissions.Of(provider, model);
        foreach (var name in known)
            RequestOmission.Apply(body, name);
        var found = ImmutableArray<string>.Empty;
        while (true)
        {
            if (known.Length + found.Length > 0)
                request.Content = Json(JsonSerializer.SerializeToUtf8Bytes(body));
            var response = await base.SendAsync(request, cancellationToken);
            if (found.Length < MaxRepeats && await Refused(body, response, cancellationToken) is { } refused && !found.Contains(refused))
            {
                response.Dispose();
                RequestOmission.Apply(body, refused);
                found = found.Add(refused);
                continue;
            }

            if (!response.IsSuccessStatusCode)
                return response;
            if (!found.IsEmpty)
                omissions.Remember(provider, model, found);
            foreach (var name in known.AddRange(found))
                ModelTelemetry.CountOmission(provider, model, name);
            return await Normalised(request, response, cancellationToken);
        }
    }

    /// <summary>
    /// What the refusal asks to leave out. An internal error may pass by itself: of those only the ones of templates are understood, which
    /// cannot render the order of the messages.
    /// </summary>
    private static async Task<string?> Refused(JsonObject body, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var isInternal = response.StatusCode is HttpStatusCode.InternalServerError;
        if (!isInternal && response.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.NotFound
            or HttpStatusCode.UnprocessableEntity or HttpStatusCode.NotImplemented))
            return null;
        var refusal = RefusalText.Of(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return isInternal ? RequestOmission.ForMessages(body, refusal) : RequestOmission.For(body, refusal);
    }

    private static async Task<HttpResponseMessage> Normalised(
        HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var isEmbedding = request.RequestUri?.AbsolutePath.EndsWith("/embeddings", StringComparison.Ordinal) is true;
        if ((isEmbedding ? EmbeddingBody.Normalise(body) : CompletionBody.Normalise(body)) is { } normalised)
            response.Content = Json(normalised);
        return response;
    }

    private static JsonObject? Parse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ByteArrayContent Json(byte[] body) =>
        new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}
