namespace MirtAi.Grains.Messages;

/// <summary>Where the shop's managers are told what is said in no conversation: of the service, of comments, of payments.</summary>
public interface INoticeRoute
{
    /// <summary>The notice, addressed; null if the managers' chat is not configured.</summary>
    OutboxEntry? Address(string text);
}
