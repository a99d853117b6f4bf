using System.Collections.Immutable;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Channels.Webhooks;

/// <summary>What the body of a webhook request means.</summary>
public abstract record WebhookContent
{
    private WebhookContent()
    {
    }

    /// <summary>Any number of events, each for its own grain.</summary>
    /// <param name="Inbound">The events in the platform's order.</param>
    /// <param name="Ignored">Why other items mean nothing here, without their content. They are acknowledged: refused, they would come
    /// again.</param>
    public sealed record Events(ImmutableArray<IInboundEvent> Inbound, ImmutableArray<string> Ignored) : WebhookContent
    {
        /// <summary>One event.</summary>
        public Events(IInboundEvent inbound)
            : this([inbound], [])
        {
        }

        /// <summary>Nothing, and why.</summary>
        public static Events None(string reason) => new([], [reason]);
    }

    /// <summary>Not what the platform sends at all.</summary>
    /// <param name="Reason">What is wrong, in a few words.</param>
    public sealed record Malformed(string Reason) : WebhookContent;
}
