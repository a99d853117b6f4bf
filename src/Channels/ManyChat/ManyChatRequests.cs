using System.Collections.Immutable;
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
internal sealed record ContentBody(string? Type, ContentMessage[] Messages)
{
    public ContentAction[]? Actions { get; init; }

    /// <summary>Below the last message, on Instagram and Facebook.</summary>
    public ContentButton[]? QuickReplies { get; init; }
}

/// <summary>A text, or a picture, an audio, a video or a file.</summary>
internal sealed record ContentMessage(string Type)
{
    public string? Text { get; init; }

    public string? Url { get; init; }

    /// <summary>Below this message, on the other networks.</summary>
    public ContentButton[]? Buttons { get; init; }
}

/// <summary>A button that, pressed, sets the actions' fields and runs a flow.</summary>
internal sealed record ContentButton(string Caption, string Target, ContentAction[] Actions)
{
    public string Type { get; init; } = "flow";
}

/// <summary>A custom field that is set, or a tag that is added or removed.</summary>
internal sealed record ContentAction(string Action)
{
    public string? FieldName { get; init; }

    public string? Value { get; init; }

    public string? TagName { get; init; }
}

/// <summary>ManyChat API, addTagByName and removeTagByName.</summary>
internal sealed record TagRequest(string SubscriberId, string TagName);

/// <summary>ManyChat API, setCustomFields.</summary>
internal sealed record SetFieldsRequest(string SubscriberId, ImmutableArray<SubscriberField> Fields);

/// <summary>A custom field: a text, or a number.</summary>
internal sealed record SubscriberField(string FieldName, object FieldValue);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SendContentRequest))]
[JsonSerializable(typeof(SetFieldsRequest))]
[JsonSerializable(typeof(TagRequest))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(decimal))]
internal sealed partial class ManyChatJson : JsonSerializerContext;
