using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions;

/// <summary>Puts down where a purchase stands, for platforms that keep fields and tags of their contacts.</summary>
internal sealed class ProgressNotes(ICatalog catalog)
{
    /// <summary>Where it stands; null for a channel that keeps nothing of it.</summary>
    public ContactProgress? Of(IChannelClient channel, Conversation conversation)
    {
        if (!channel.KeepsProgress)
            return null;
        var order = conversation.Order;
        var product = catalog.Current.Find(conversation.Selection.ProductId ?? order.Lines.LastOrDefault()?.ProductId);
        return new ContactProgress
        {
            State = conversation.State.ContractName(),
            Intent = conversation.LastIntent?.ContractName(),
            Product = product?.Name.Ukrainian,
            Sum = order.Total?.Amount,
            Name = order.Recipient.FullName,
            Phone = order.Recipient.Phone,
            City = order.Recipient.City,
            Branch = order.Recipient.Branch,
            OrderBegun = conversation.State is ConversationState.PaymentDelivery or ConversationState.Upsell,
            OrderPlaced = order.Placed,
        };
    }
}
