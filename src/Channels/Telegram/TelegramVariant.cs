namespace MirtAi.Channels.Telegram;

/// <summary>The form in which a message is tried: with markup and in its topic first, then without what the platform refused.</summary>
internal readonly record struct TelegramVariant(bool WithMarkup, bool InThread)
{
    public static readonly TelegramVariant Full = new(WithMarkup: true, InThread: true);

    /// <summary>The form to try after an answer, or null when the answer stands.</summary>
    public TelegramVariant? After(TelegramAnswer answer)
    {
        if (WithMarkup && answer.IsBrokenMarkup())
            return this with { WithMarkup = false };
        return InThread && answer.IsMissingThread() ? this with { InThread = false } : null;
    }
}
