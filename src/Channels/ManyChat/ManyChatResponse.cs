using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MirtAi.Channels.ManyChat;

/// <summary>
/// What a flow's request is answered with in response mode: dynamic content, version 2, and beside it the same for flows that take members
/// of the answer into custom fields.
/// </summary>
internal sealed record ManyChatResponse
{
    public string Version { get; init; } = "v2";

    public required ContentBody Content { get; init; }

    /// <summary>All texts, one after the other.</summary>
    public required string Text { get; init; }

    public required SubscriberField[] SetFieldValues { get; init; }

    public required string[] AddTag { get; init; }

    public required string[] RemoveTag { get; init; }

    /// <summary>The answer as JSON.</summary>
    /// <param name="content">The messages, with as many actions as go with them.</param>
    /// <param name="beside">One more action, for which a message has no room; null for none.</param>
    public static string Of(ContentBody content, ContentAction? beside = null)
    {
        var actions = content.Actions ?? [];
        ContentAction[] all = beside is null ? actions : [.. actions, beside];
        return JsonSerializer.Serialize(
            new ManyChatResponse
            {
                Content = content with { Actions = actions, QuickReplies = content.QuickReplies ?? [] },
                Text = string.Join("\n\n", content.Messages.Select(message => message.Text).OfType<string>()),
                SetFieldValues = [.. actions.Where(action => action.FieldName is not null).Select(Field)],
                AddTag = Tags(ManyChatActions.AddTag),
                RemoveTag = Tags(ManyChatActions.RemoveTag),
            },
            ManyChatResponseJson.Shown.ManyChatResponse);

        string[] Tags(string kind) => [.. all.Where(action => action.Action == kind).Select(action => action.TagName).OfType<string>()];
    }

    /// <summary>Nothing to say now: the answer goes by the API once it is there.</summary>
    public static string Empty { get; } = Of(new ContentBody(ManyChatAddress.Instagram, []));

    private static SubscriberField Field(ContentAction action) => new(action.FieldName!, action.Value ?? "");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ManyChatResponse))]
[JsonSerializable(typeof(FollowUpAnswer))]
[JsonSerializable(typeof(OrderAnswer))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
internal sealed partial class ManyChatResponseJson : JsonSerializerContext
{
    /// <summary>With letters as they are.</summary>
    public static ManyChatResponseJson Shown { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
