using System.Text.Json;

namespace MirtAi.Channels.Telegram;

/// <summary>What came of one call of the Bot API.</summary>
internal abstract record TelegramAnswer
{
    private TelegramAnswer()
    {
    }

    /// <summary>Done; <paramref name="Result"/> is the method's result.</summary>
    public sealed record Done(JsonElement Result) : TelegramAnswer;

    /// <summary>Refused, by Telegram or by what stands before it. The description is a text for people, not a contract.</summary>
    public sealed record Refused(int Code, string Description) : TelegramAnswer
    {
        /// <summary>How long to wait, from the body's parameters or the <c>Retry-After</c> header.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>The group's new id.</summary>
        public long? MigrateToChatId { get; init; }
    }

    /// <summary>The request did not leave: nothing has happened at Telegram.</summary>
    public sealed record NotSent(string Reason) : TelegramAnswer;

    /// <summary>The request left and no readable answer came: it may have happened.</summary>
    public sealed record Lost(string Reason) : TelegramAnswer;
}
