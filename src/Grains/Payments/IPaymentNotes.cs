using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Payments;

/// <summary>Where the shop's managers are told of payments.</summary>
public interface IPaymentNotes
{
    /// <summary>The note, addressed; null if there is no managers' chat.</summary>
    OutboxEntry? Address(string text);
}
