using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Instagram;

/// <summary>
/// Meta's messaging window (Messenger Platform, "Policy overview"): anything within 24 hours of the customer's last message; after that,
/// for seven days, only what a person wrote, under the tag <c>HUMAN_AGENT</c>.
/// </summary>
internal static class InstagramWindow
{
    private static readonly TimeSpan ForAll = TimeSpan.FromDays(1), ForPersons = TimeSpan.FromDays(7);

    /// <summary>Whether a message may go, and how.</summary>
    public static Passage Of(OutboundMessage message, DateTimeOffset now) => message.HeardAt is not { } heard ? Passage.Free
        : now - heard <= ForAll ? Passage.Free
        : message.ByPerson && now - heard <= ForPersons ? Passage.AsPerson
        : Passage.Closed;

    /// <summary>How a message may go.</summary>
    internal enum Passage
    {
        /// <summary>As it is; also when nothing is known of the customer's last message, and the platform decides.</summary>
        Free,

        /// <summary>Under the tag of what a person wrote.</summary>
        AsPerson,

        /// <summary>Not at all.</summary>
        Closed,
    }
}
