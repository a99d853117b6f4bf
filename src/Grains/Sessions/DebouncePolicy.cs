using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions.FollowUps;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Sessions;

/// <summary>How long a session waits for its customer to finish, and how its turns are bounded.</summary>
public sealed record DebouncePolicy
{
    /// <summary>The quiet time after the last message before a turn begins.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>The longest wait from the first message of a burst.</summary>
    public required TimeSpan MaxWait { get; init; }

    /// <summary>How long a turn belongs to the process that began it unless renewed.</summary>
    public TimeSpan TurnLease { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>After so long without an answer the customer is told once that it takes a while.</summary>
    public TimeSpan InterimAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many times a turn is redone because the customer wrote on.</summary>
    public int MaxSupersedes { get; init; } = 2;

    /// <summary>How many lines of the transcript one turn answers at most; as many waiting messages begin a turn at once.</summary>
    public int MaxTurnLines { get; init; } = 200;

    /// <summary>How many messages may wait in one session; more are refused.</summary>
    public int MaxPending { get; init; } = 2_000;

    /// <summary>After how many failed attempts a turn is given up and passed to a person.</summary>
    public int MaxFailures { get; init; } = 3;

    /// <summary>When a customer who has fallen silent is reminded.</summary>
    public FollowUpPolicy FollowUps { get; init; } = FollowUpPolicy.Off;

    /// <summary>When managers are reminded of customers who wait for a person.</summary>
    public HandoffPolicy Handoffs { get; init; } = HandoffPolicy.Off;

    /// <summary>The policy that follows from the settings.</summary>
    public static DebouncePolicy Of(ConversationOptions options) => new()
    {
        Window = options.DebounceWindow,
        MaxWait = options.MaxWait < options.DebounceWindow ? options.DebounceWindow : options.MaxWait,
        InterimAfter = options.InterimAfter,
    };
}
