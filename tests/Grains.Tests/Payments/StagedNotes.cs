using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Tests.Payments;

/// <summary>The managers' chat, which remembers what it was told.</summary>
internal sealed class StagedNotes : INoticeRoute
{
    public List<string> Told { get; } = [];

    public OutboxEntry? Address(string text)
    {
        Told.Add(text);
        return new OutboxEntry
        {
            Account = "telegram-manager",
            Recipient = "-1",
            SessionKey = "",
            Lane = OutboxLane.Notice,
            Message = new OutboundMessage { Text = text },
        };
    }
}
