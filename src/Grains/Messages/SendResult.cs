namespace MirtAi.Grains.Messages;

/// <summary>What became of one attempt to send.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>The platform has it; <paramref name="PlatformId"/> is its id there.</summary>
    public sealed record Sent(string PlatformId) : SendResult
    {
        /// <summary>
        /// How long nothing else goes through the account, because its allowance is nearly used up; null if there is no need to.
        /// </summary>
        public TimeSpan? Rest { get; init; }
    }

    /// <summary>The platform does not have it, and may take it later.</summary>
    public sealed record Failed(string Reason) : SendResult;

    /// <summary>The request went out and no answer came: the platform may have it.</summary>
    public sealed record Uncertain(string Reason) : SendResult;

    /// <summary>
    /// Too many messages: nothing is sent to this chat before <paramref name="RetryAfter"/> has passed, and to none if
    /// <paramref name="WholeAccount"/>. A platform that does not say whom it means is taken to mean the chat.
    /// </summary>
    public sealed record Throttled(TimeSpan RetryAfter, bool WholeAccount = false) : SendResult;

    /// <summary>
    /// The platform refuses the account's credentials: nothing can be sent through it until an operator has set them anew.
    /// </summary>
    public sealed record CredentialsRefused(string Reason) : SendResult;

    /// <summary>The chat has another address now; send there.</summary>
    public sealed record Moved(string Recipient) : SendResult;

    /// <summary>
    /// The customer blocked the shop, left, or never started: nothing can be sent to them. Of a managers' chat, that it is lost or
    /// refuses the bot.
    /// </summary>
    public sealed record Unreachable(string Reason) : SendResult;

    /// <summary>The platform will never take this message.</summary>
    public sealed record Rejected(string Reason) : SendResult;
}
