namespace MirtAi.Silo.Storage.Queries;

/// <summary>Something that happened to a conversation between the lines of its transcript.</summary>
public sealed record EventLineView
{
    /// <summary>The bot called for a person.</summary>
    public const string Call = "call";

    /// <summary>A person has the conversation from then on.</summary>
    public const string TakeOver = "takeover";

    /// <summary>A person gave it back to the bot.</summary>
    public const string HandBack = "handback";

    /// <summary>A person closed it: the bot has it, and no call is open.</summary>
    public const string Close = "close";

    /// <summary>Everything about the customer is kept for the law from then on.</summary>
    public const string Hold = "hold";

    /// <summary>The hold ended.</summary>
    public const string LiftHold = "lift-hold";

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What, one of the codes above.</summary>
    public required string Action { get; init; }

    /// <summary>
    /// Who did it; the account's name if somebody did it in the platform's own application, and null if it was the bot.
    /// </summary>
    public string? Person { get; init; }

    /// <summary>Why the bot called, a stable code such as <c>COMPLAINT</c>; null for what a person did.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it is about the hold, which is the operators' business.</summary>
    public bool IsAboutHold => Action is Hold or LiftHold;
}
