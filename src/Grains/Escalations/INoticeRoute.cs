using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Escalations;

/// <summary>Where the shop's managers are told what concerns the service and no customer.</summary>
public interface INoticeRoute
{
    /// <summary>The notice, addressed; null if the managers' chat is not configured.</summary>
    OutboxEntry? Address(string text);
}
