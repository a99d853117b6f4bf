using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Telegram;

/// <summary>What an answer of the Bot API means for a message, by code and description: the codes alone say too little.</summary>
internal static class TelegramRefusal
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    private static readonly string[] LostChat =
    [
        "chat not found", "user is deactivated", "USER_DEACTIVATED", "not enough rights to send text messages",
        "have no rights to send a message", "CHAT_WRITE_FORBIDDEN",
    ];

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>The markup is broken: the same text goes out when it is sent without.</summary>
    public static bool IsBrokenMarkup(this TelegramAnswer answer) => answer.Says(400, "can't parse entities");

    /// <summary>The topic is gone: the chat still takes the message outside it.</summary>
    public static bool IsMissingThread(this TelegramAnswer answer) =>
        answer.Says(400, "message thread not found") || answer.IsClosedTopic() || answer.Says(400, "TOPIC_DELETED")
        || answer.Says(400, "TOPIC_ID_INVALID");

    /// <summary>The topic is closed, and the bot may not write there.</summary>
    public static bool IsClosedTopic(this TelegramAnswer answer) => answer.Says(400, "TOPIC_CLOSED");

    /// <summary>The topic was in the wanted state already.</summary>
    public static bool IsUnchangedTopic(this TelegramAnswer answer) => answer.Says(400, "TOPIC_NOT_MODIFIED");

    /// <summary>An edit changes nothing: it was made before.</summary>
    public static bool IsUnchangedMessage(this TelegramAnswer answer) => answer.Says(400, "message is not modified");

    /// <summary>What was to be edited is gone, or too old to be.</summary>
    public static bool IsMissingMessage(this TelegramAnswer answer) =>
        answer.Says(400, "message to edit not found") || answer.Says(400, "message can't be edited");

    /// <param name="answer">The platform's answer.</param>
    /// <param name="address">Where the message went.</param>
    /// <param name="tokenKey">The configuration key of the bot's token, for the operator who has to set it.</param>
    public static SendResult ToSendResult(this TelegramAnswer answer, TelegramAddress address, string tokenKey) => answer switch
    {
        TelegramAnswer.NotSent { Reason: var reason } => new SendResult.Failed(reason),
        TelegramAnswer.Lost { Reason: var reason } => new SendResult.Uncertain(reason),
        TelegramAnswer.Refused refused => Refused(refused, address, tokenKey),
        _ => new SendResult.Sent(""),
    };

    private static SendResult Refused(TelegramAnswer.Refused refused, TelegramAddress address, string tokenKey) => refused.Code switch
    {
        429 => new SendResult.Throttled(Wait(refused.RetryAfter)),
        403 => new SendResult.Unreachable(refused.Description),
        400 => BadRequest(refused, address),
        401 => new SendResult.CredentialsRefused($"401 {refused.Description}: the token is revoked, set {tokenKey} anew"),
        404 => new SendResult.Failed($"404 {refused.Description}: check {tokenKey} and Telegram:ApiBaseUrl"),
        408 or >= 500 => new SendResult.Failed($"{refused.Code} {refused.Description}"),
        < 400 => new SendResult.Failed($"{refused.Code}: the address redirects elsewhere, check Telegram:ApiBaseUrl"),
        _ => new SendResult.Rejected($"{refused.Code} {refused.Description}"),
    };

    private static SendResult BadRequest(TelegramAnswer.Refused refused, TelegramAddress address)
    {
        if (refused.MigrateToChatId is { } chatId)
            return new SendResult.Moved((address with { ChatId = chatId }).ToString());
        if (LostChat.Any(text => refused.Says(400, text)))
            return new SendResult.Unreachable(refused.Description);
        // The press was acknowledged too late for its spinner, and the message was already in the wanted form: nothing is left to do.
        if (refused.Says(400, "query is too old") || refused.Says(400, "message is not modified"))
            return new SendResult.Sent("");
        return new SendResult.Rejected(refused.Description);
    }

    private static TimeSpan Wait(TimeSpan? told)
    {
        var wait = told ?? ShortestWait;
        return wait < ShortestWait ? ShortestWait : wait > LongestWait ? LongestWait : wait;
    }

    private static bool Says(this TelegramAnswer answer, int code, string text) =>
        answer is TelegramAnswer.Refused refused
        && refused.Code == code
        && refused.Description.Contains(text, StringComparison.OrdinalIgnoreCase);
}
