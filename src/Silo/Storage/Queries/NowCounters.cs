using MirtAi.Silo.LanguageModels.Accounting;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>How the shop stands.</summary>
public sealed record NowCounters
{
    /// <summary>Calls for a person that nobody has taken.</summary>
    public required long OpenEscalations { get; init; }

    /// <summary>Messages of customers within the last hour.</summary>
    public required long MessagesOfLastHour { get; init; }

    /// <summary>Turns of the bot that were completed within the last hour.</summary>
    public required long TurnsOfLastHour { get; init; }

    /// <summary>Orders that wait for their payment.</summary>
    public required long UnpaidOrders { get; init; }

    /// <summary>Messages in the outbox.</summary>
    public required long Unsent { get; init; }

    /// <summary>Since when the oldest of them is there; null if it is empty.</summary>
    public required DateTimeOffset? OldestUnsent { get; init; }

    /// <summary>Messages that were given up.</summary>
    public required long Undelivered { get; init; }

    /// <summary>
    /// The answer time of the newest counted day below which 95 % of its answers stay, in milliseconds, of the slowest channel; null
    /// without answers.
    /// </summary>
    public required long? AnswerMilliseconds { get; init; }

    /// <summary>What language models cost on that day, in <see cref="ModelCallTable.UnitsOfDollar"/>; null without priced calls.</summary>
    public required long? CostUnits { get; init; }

    /// <summary>What language models cost on that day, in dollars; null without priced calls.</summary>
    public decimal? Cost => CostUnits / ModelCallTable.UnitsOfDollar;
}
