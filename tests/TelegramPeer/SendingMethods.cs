using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MirtAi.TelegramPeer;

/// <summary>The methods that put something into a chat, with the platform's limits.</summary>
internal sealed class SendingMethods(PeerState state, RateLimits rates, ForumMethods forums)
{
    private const int MaxTextLength = 4096;
    private const int MaxCaptionLength = 1024;

    public BotAnswer SendMessage(BotCall call) => Send(call, () =>
    {
        if (Visible(call, call["text"] ?? "", call["parse_mode"], MaxTextLength, "message is too long", out var text) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(text))
            return Bad(call, ViolationKind.BadRequest, "message text is empty");
        return Paced(call) ?? BotAnswer.Ok(Json(state.Deliver(call, call.ChatId!.Value, call["text"]!, text, call["parse_mode"], [])));
    });

    public BotAnswer CopyMessage(BotCall call) => Send(call, () =>
    {
        if (call.Integer("from_chat_id") is null || call.Integer("message_id") is not > 0)
            return Bad(call, ViolationKind.BadRequest, "message to copy not found");
        if (Paced(call) is { } tooFast)
            return tooFast;
        var copy = state.Deliver(call, call.ChatId!.Value, "", "", null, []);
        return BotAnswer.Ok(new JsonObject { ["message_id"] = copy.MessageId });
    });

    public BotAnswer SendPhoto(BotCall call) => Send(call, () =>
    {
        if (Photo(call, call["photo"] ?? (call.File("photo") is null ? null : "attach://photo")) is not { } photo)
            return Bad(call, ViolationKind.BadRequest, "there is no photo in the request");
        var caption = call["caption"] ?? "";
        if (Visible(call, caption, call["parse_mode"], MaxCaptionLength, "message caption is too long", out var text) is { } refusal)
            return refusal;
        return Paced(call) ?? BotAnswer.Ok(Json(state.Deliver(call, call.ChatId!.Value, caption, text, call["parse_mode"], [photo])));
    });

    /// <summary>A method that sends one file of any kind, which is uploaded.</summary>
    public Func<BotCall, BotAnswer> SendFile(string parameter) => call => Send(call, () =>
    {
        if (call.File(parameter) is not { } file)
            return Bad(call, ViolationKind.BadRequest, $"there is no {parameter} in the request");
        return Paced(call)
            ?? BotAnswer.Ok(Json(state.Deliver(call, call.ChatId!.Value, call["caption"] ?? "", call["caption"] ?? "", null, [], file)));
    });

    public BotAnswer EditMessageText(BotCall call) => Edit(call, call["text"] ?? "", MaxTextLength, message => message.Photos.Count == 0);

    public BotAnswer EditMessageCaption(BotCall call) =>
        Edit(call, call["caption"] ?? "", MaxCaptionLength, message => message is not { Photos.Count: 0, File: null, CopyOf: null });

    public BotAnswer EditMessageReplyMarkup(BotCall call) =>
        Send(call, () => Changed(call, message => message with { Buttons = call.Buttons() }));

    private BotAnswer Edit(BotCall call, string source, int limit, Func<DeliveredMessage, bool> hasSuchWords) => Send(call, () =>
    {
        if (Visible(call, source, call["parse_mode"], limit, "message is too long", out var text) is { } refusal)
            return refusal;
        return Changed(call, message => hasSuchWords(message) ? message with { Text = text, Source = source } : null);
    });

    private BotAnswer Changed(BotCall call, Func<DeliveredMessage, DeliveredMessage?> change)
    {
        if (state.Message(call.ChatId!.Value, call.Integer("message_id") ?? 0) is not { } message)
            return BotAnswer.Error(400, "Bad Request: message to edit not found");
        if (change(message) is not { } changed)
            return BotAnswer.Error(400, "Bad Request: there is no text in the message to edit");
        if (changed.Text == message.Text && changed.Buttons.SequenceEqual(message.Buttons))
            return BotAnswer.Error(400, "Bad Request: message is not modified: specified new message content is exactly the same");
        if (Paced(call) is { } tooFast)
            return tooFast;
        state.Replace(message, changed);
        return BotAnswer.Ok(Json(changed));
    }

    public BotAnswer SendMediaGroup(BotCall call) => Send(call, () =>
    {
        if (Media(call) is not { } media)
            return Bad(call, ViolationKind.BadRequest, "can't parse media JSON object");
        if (media.Count is < 2 or > 10)
            return Bad(call, ViolationKind.AlbumSize, $"media group must include 2-10 items, found {media.Count}");
        var photos = media.Select(item => Photo(call, (string?)item["media"])).ToArray();
        if (photos.Any(photo => photo is null))
            return Bad(call, ViolationKind.BadRequest, "wrong file identifier/HTTP URL specified");
        var caption = (string?)media[0]["caption"] ?? "";
        var parseMode = (string?)media[0]["parse_mode"];
        if (Visible(call, caption, parseMode, MaxCaptionLength, "message caption is too long", out var text) is { } refusal)
            return refusal;
        if (Paced(call) is { } tooFast)
            return tooFast;
        var delivered = state.Deliver(call, call.ChatId!.Value, caption, text, parseMode, photos!);
        return BotAnswer.Ok(new JsonArray([.. photos.Select(_ => Json(delivered))]));
    });

    public BotAnswer SendChatAction(BotCall call) => Send(call, () =>
    {
        if (call["action"] != "typing")
            return Bad(call, ViolationKind.BadRequest, "wrong parameter action in request");
        state.Type(call.ChatId!.Value, call.Integer("message_thread_id"));
        return BotAnswer.Ok(true);
    });

    private BotAnswer Send(BotCall call, Func<BotAnswer> send)
    {
        if (call.ChatId is null)
            return Bad(call, ViolationKind.BadRequest, "chat_id is empty");
        // The General topic is addressed without a topic.
        if (call.Integer("message_thread_id") == 1)
            return Bad(call, ViolationKind.BadRequest, "message thread not found");
        return forums.Refusal(call) ?? send();
    }

    private BotAnswer? Paced(BotCall call)
    {
        if (rates.Take(call.Token, call.ChatId!.Value) is not { } wait)
            return null;
        state.Violate(ViolationKind.TooFast, call.Method, string.Create(CultureInfo.InvariantCulture, $"chat {call.ChatId}"));
        return BotAnswer.Error(429, $"Too Many Requests: retry after {wait}", retryAfter: wait);
    }

    private BotAnswer? Visible(BotCall call, string source, string? parseMode, int limit, string tooLong, out string text)
    {
        (text, var error) = parseMode switch
        {
            null or "" => (source, null),
            "HTML" => HtmlMarkup.Parse(source),
            _ => ("", "unsupported parse_mode"),
        };
        if (error is not null)
            return Bad(call, ViolationKind.BrokenMarkup, $"can't parse entities: {error}");
        return text.Length > limit ? Bad(call, ViolationKind.TooLong, tooLong) : null;
    }

    private BotAnswer Bad(BotCall call, ViolationKind kind, string description)
    {
        state.Violate(kind, call.Method, description);
        return BotAnswer.Error(400, $"Bad Request: {description}");
    }

    private static List<JsonObject>? Media(BotCall call)
    {
        try
        {
            return JsonNode.Parse(call["media"] ?? "")?.AsArray().Select(item => item!.AsObject()).ToList();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Photo(BotCall call, string? reference) => reference switch
    {
        null or "" => null,
        _ when reference.StartsWith("attach://", StringComparison.Ordinal) => call.File(reference["attach://".Length..]),
        _ when Uri.TryCreate(reference, UriKind.Absolute, out var address) => address.Scheme is "http" or "https" ? reference : null,
        _ => reference,
    };

    private static JsonObject Json(DeliveredMessage message) => new()
    {
        ["message_id"] = message.MessageId,
        ["from"] = new JsonObject { ["id"] = long.Parse(message.Token.Split(':')[0], CultureInfo.InvariantCulture), ["is_bot"] = true },
        ["chat"] = new JsonObject { ["id"] = message.ChatId, ["type"] = message.ChatId > 0 ? "private" : "supergroup" },
        ["date"] = message.At.ToUnixTimeSeconds(),
        [message.Photos.Count > 0 ? "caption" : "text"] = message.Text,
    };
}
