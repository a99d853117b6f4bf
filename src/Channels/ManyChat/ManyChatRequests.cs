using System.Text.Json.Serialization;

namespace MirtAi.Channels.ManyChat;

/// <summary>ManyChat API, sendContent.</summary>
internal sealed record SendContentRequest(string SubscriberId, ContentData Data);

/// <summary>Dynamic content, version 2.</summary>
internal sealed record ContentData(ContentBody Content)
{
    public string Version { get; init; } = "v2";
}

/// <summary>Messages for a network; without a type it is Facebook.</summary>
internal sealed record ContentBody(string? Type, ContentMessage[] Messages);

/// <summary>A text, or a picture.</summary>
internal sealed record ContentMessage(string Type)
{
    public string? Text { get; init; }

    public string? Url { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SendContentRequest))]
internal sealed partial class ManyChatJson : JsonSerializerContext;
