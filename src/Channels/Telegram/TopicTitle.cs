using MirtAi.Channels.Text;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions;

namespace MirtAi.Channels.Telegram;

/// <summary>What a customer's topic is called: how it stands with them, who they are, and where they write.</summary>
internal static class TopicTitle
{
    private const string Calls = "🔔", Taken = "🧑‍💼", Quiet = "✅";

    /// <param name="session">The customer's session.</param>
    /// <param name="isCall">They have just called for a person.</param>
    public static OutboundTopic Of(Session session, bool isCall)
    {
        var state = isCall || session.Handoff is { Manager: null } ? Calls : session.Handoff is not null ? Taken : Quiet;
        var name = session.Customer.Name ?? session.Customer.Username ?? session.Key;
        var channel = session.Channel == "telegram" ? "" : $" · {session.Channel}";
        var room = OutboundTopic.MaxTitleLength - state.Length - 1 - channel.Length;
        return new OutboundTopic(session.Key, $"{state} {InboundText.Clean(name, room).ReplaceLineEndings(" ")}{channel}");
    }
}
