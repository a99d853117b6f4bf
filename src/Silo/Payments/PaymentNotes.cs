using MirtAi.Grains.Escalations;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Payments;

namespace MirtAi.Silo.Payments;

/// <summary>Managers are told of payments where they are told of everything else.</summary>
internal sealed class PaymentNotes(INoticeRoute route) : IPaymentNotes
{
    /// <inheritdoc/>
    public OutboxEntry? Address(string text) => route.Address(text);
}
