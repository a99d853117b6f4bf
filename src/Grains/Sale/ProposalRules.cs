using System.Collections.Frozen;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Sale;

/// <summary>What the rules take of a model's proposal.</summary>
internal static class ProposalRules
{
    private static readonly FrozenSet<string> OrderLabel = FrozenSet.ToFrozenSet(["order"], StringComparer.Ordinal);

    /// <summary>
    /// The classification with the proposed intent in the place of an uncertain one. Not taken are intents that lead to a person or to an
    /// order: of those the rules and the tools decide.
    /// </summary>
    public static Classification Adopted(Classification classification, ModelProposal proposal) =>
        classification is { Confidence: < Classification.Unsure, Reason: null }
        && proposal.Reading?.Intent is { } intent and not (Intent.Complaint or Intent.Payment or Intent.Photo)
            ? Classification.Likely(intent)
            : classification;

    /// <summary>Whether the catalogue has it, so that it can be ordered.</summary>
    public static bool CanBeOrdered(DraftedItem item, ProductCatalog catalog) =>
        catalog.Find(item.ProductId) is { } product
        && product.Size(item.Size) is { } size
        && product.Color(item.Color) is { } color
        && !color.SoldOut.Contains(size.Size)
        && item.Quantity is >= 1 and <= DraftedItem.MaxQuantity;

    /// <summary>Takes the rest of the proposal, after the messages.</summary>
    public static void Take(TurnDraft turn, ModelProposal proposal, TranscriptLine message)
    {
        if (turn.Reason is not null)
            return;
        if (proposal.Item is { } item && CanBeOrdered(item, turn.Catalog))
            Order(turn, item, message);
        if (proposal.PersonReason is { } reason)
        {
            turn.Unsay(SpeechKeys.Unknown, SpeechKeys.OutOfDomain);
            turn.Escalate(reason, PersonActs.KeyOf(reason));
        }
    }

    /// <summary>As if the customer had named it in full and said that they take it.</summary>
    private static void Order(TurnDraft turn, DraftedItem item, TranscriptLine message)
    {
        var product = turn.Catalog.Find(item.ProductId)!;
        var utterance = new Utterance
        {
            Text = "",
            Tokens = [],
            Labels = OrderLabel,
            Products = [product],
            Colors = [item.Color],
            Measures = BodyMeasures.None with { Size = product.Size(item.Size)!.Size },
        };
        turn.Unsay(SpeechKeys.Unknown, SpeechKeys.OutOfDomain);
        SelectionRules.Apply(turn, utterance);
        turn.Conversation =
            turn.Conversation with { Selection = turn.Conversation.Selection with { Quantity = item.Quantity }, NotUnderstood = 0 };
        turn.Follow(Classification.Likely(Intent.Payment));
        OrderRules.Apply(turn, utterance, message);
    }
}
