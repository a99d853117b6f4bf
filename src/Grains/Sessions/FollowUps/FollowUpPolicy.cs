using System.Collections.Immutable;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;

namespace MirtAi.Grains.Sessions.FollowUps;

/// <summary>When customers are reminded, as the settings say it.</summary>
public sealed record FollowUpPolicy
{
    /// <summary>Nobody is reminded.</summary>
    public static readonly FollowUpPolicy Off = new();

    /// <summary>
    /// What waits for the end of the quiet hours is spread over this time, so that it does not stand in the way of the morning's answers.
    /// </summary>
    public static readonly TimeSpan Spread = TimeSpan.FromMinutes(30);

    /// <summary>After how much silence each reminder comes.</summary>
    public ImmutableArray<TimeSpan> Delays { get; init; } = [];

    /// <summary>How long after the last reminder a manager is called.</summary>
    public TimeSpan ManagerAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>When nobody is reminded.</summary>
    public QuietHours Quiet { get; init; } = QuietHours.None;

    /// <summary>How long after a customer's message each channel takes messages of the shop.</summary>
    public MessagingWindows Windows { get; init; } = MessagingWindows.None;

    /// <summary>
    /// Whether who has ordered is reminded of the payment. Where a manager sends the payment details, nobody knows whether the customer has
    /// them.
    /// </summary>
    public bool RemindsOfPayment { get; init; } = true;

    /// <summary>The policy of the settings.</summary>
    public static FollowUpPolicy From(FollowUpOptions options, MessagingWindows windows, ConversationOptions conversation) => new()
    {
        Delays = [.. options.EffectiveDelays],
        ManagerAfter = options.ManagerAfter,
        Quiet = new QuietHours(options.QuietFrom, options.QuietUntil, conversation.Zone),
        Windows = windows,
    };

    /// <summary>The moment for what is planned for this time: the same, or some time after the quiet hours, by the session's key.</summary>
    public DateTimeOffset Moment(DateTimeOffset planned, string sessionKey, DateTimeOffset last)
    {
        var end = Quiet.EndAfter(planned);
        if (end == planned)
            return end;
        var spread = end + TimeSpan.FromSeconds(RecentMessage.Hash(sessionKey) % (uint)Spread.TotalSeconds);
        return spread > last || Quiet.Include(spread) ? end : spread;
    }
}
