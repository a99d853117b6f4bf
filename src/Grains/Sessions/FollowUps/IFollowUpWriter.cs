using System.Collections.Immutable;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions.FollowUps;

/// <summary>Puts reminders into words.</summary>
public interface IFollowUpWriter
{
    /// <summary>The reminder of this number, from 1, in the customer's language; it says only what the conversation holds.</summary>
    ImmutableArray<Reply> Remind(Session session, int number);
}
