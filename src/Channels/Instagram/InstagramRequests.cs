using System.Text.Json.Serialization;

namespace MirtAi.Channels.Instagram;

/// <summary>Instagram Platform, "Send messages".</summary>
internal sealed record SendRequest(Person Recipient)
{
    public MessageBody? Message { get; init; }

    public string? SenderAction { get; init; }

    /// <summary><c>MESSAGE_TAG</c> beside a <see cref="Tag"/>.</summary>
    public string? MessagingType { get; init; }

    /// <summary>Why it may be sent outside of the window: <c>HUMAN_AGENT</c>, of what a person wrote.</summary>
    public string? Tag { get; init; }
}

/// <summary>Instagram Platform, "Private replies".</summary>
internal sealed record PrivateReplyRequest(CommentAuthor Recipient)
{
    public MessageBody? Message { get; init; }
}

/// <summary>Who wrote a comment, by the comment's id.</summary>
internal sealed record CommentAuthor(string CommentId);

/// <summary>A customer, by the id that is theirs for this account.</summary>
internal sealed record Person(string Id);

/// <summary>A text with quick replies, or one attachment.</summary>
internal sealed record MessageBody
{
    public string? Text { get; init; }

    public QuickReply[]? QuickReplies { get; init; }

    public MessageAttachment? Attachment { get; init; }
}

/// <summary>Instagram Platform, "Quick replies": at most 13, with titles of at most 20 characters.</summary>
internal sealed record QuickReply(string Title, string Payload)
{
    public string ContentType { get; init; } = "text";
}

/// <summary>One photo, <c>image</c>, or one file, <c>audio</c>, <c>video</c> or <c>file</c>.</summary>
internal sealed record MessageAttachment(string Type, AttachmentPayload Payload);

/// <summary>Where the platform fetches it.</summary>
internal sealed record AttachmentPayload(string Url);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SendRequest))]
[JsonSerializable(typeof(PrivateReplyRequest))]
internal sealed partial class InstagramJson : JsonSerializerContext;
