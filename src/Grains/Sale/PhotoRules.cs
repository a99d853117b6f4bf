using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Photos;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Sale;

/// <summary>
/// What customers' photos change of the sale. The photos of a turn are judged together: several of one product are usual. What the words
/// name outweighs what a photo seems to show.
/// </summary>
internal static class PhotoRules
{
    /// <summary>A photo that was seen to be a receipt speaks for itself.</summary>
    public static Utterance WithReceipt(TurnDraft turn, Utterance utterance, TranscriptLine message) =>
        utterance.HasPhoto && message.Images.Any(image => turn.Findings.Photos.GetValueOrDefault(image) is { IsReceipt: true })
            ? utterance with { Labels = utterance.Labels.Append("proof").ToFrozenSet(StringComparer.Ordinal) }
            : utterance;

    /// <summary>Looks at the photos of a message that is about a product; one not looked at yet is asked for.</summary>
    public static void See(TurnDraft turn, Utterance utterance, TranscriptLine message)
    {
        if (TransitionTable.Next(turn.Conversation.State, Intent.Photo, turn.Progress) is not ConversationState.Vision
            || !utterance.Products.IsEmpty)
            return;

        foreach (var image in message.Images)
        {
            if (!turn.Findings.Photos.TryGetValue(image, out var reading))
                turn.AskAboutPhoto(image);
            turn.Sightings.Add(PhotoVerdict.On(reading, turn.Catalog));
        }
    }

    /// <summary>What the message says, and what its turn's photos show as if the customer had named it.</summary>
    public static Utterance Naming(TurnDraft turn, Utterance utterance) =>
        utterance.HasPhoto && utterance.Products.IsEmpty && Products(turn) is [var product]
            ? utterance with { Products = [product], Colors = utterance.Colors.IsEmpty ? ColorsOf(turn, product) : utterance.Colors }
            : utterance;

    /// <summary>Says which product was recognised; of several the customer chooses.</summary>
    public static void Say(TurnDraft turn)
    {
        var products = Products(turn);
        turn.Unsay(SpeechKeys.PhotoRecognised);
        if (products is [var product])
        {
            turn.Say(PhotoActs.Recognised(product, product.Color(turn.Conversation.Selection.Color), priced: !turn.Progress.ItemComplete));
        }
        else if (!products.IsEmpty)
        {
            turn.Unsay(SpeechKeys.Choice, SpeechKeys.ChoiceMore);
            turn.Say(ProductActs.Choice(products));
            Propose(turn, products, color: null);
        }
    }

    /// <summary>After all messages: what was not recognised is asked about once more, and then given to a person.</summary>
    public static void Conclude(TurnDraft turn)
    {
        var conversation = turn.Conversation;
        var saysNothing = turn.Sightings.TrueForAll(sighting => sighting is PhotoVerdict.Unseen);
        if (!Products(turn).IsEmpty || (turn.Product is not null && saysNothing))
        {
            Settle(turn);
            if (turn.Sightings.Count > 0 && saysNothing && turn.Acts.Count == 0)
                turn.Say(SpeechKeys.PhotoUnseen);
        }
        else if (turn.Sightings.Count > 0 && conversation.State is (ConversationState.Vision or ConversationState.SizeColor))
            Doubt(turn, conversation.UnrecognisedPhotos);
    }

    /// <summary>A product whose size and colour are known besides is ready to be offered.</summary>
    private static void Settle(TurnDraft turn)
    {
        Count(turn, 0);
        if (!Products(turn).IsEmpty && turn.Conversation.State is ConversationState.Vision && turn.Progress.ItemComplete)
            turn.Conversation = turn.Conversation.In(ConversationState.Offer);
    }

    private static void Doubt(TurnDraft turn, int before)
    {
        var ambiguous = turn.Sightings.OfType<PhotoVerdict.Ambiguous>().FirstOrDefault();
        if (ambiguous is not null && before < SaleFlow.MaxUnrecognisedPhotos)
        {
            // One question: whatever the next photo leaves open is for a person.
            Count(turn, SaleFlow.MaxUnrecognisedPhotos);
            turn.Say(PhotoActs.Which(ambiguous.Products));
            Propose(turn, ambiguous.Products, ambiguous.ColorId);
            return;
        }

        Count(turn, before + 1);
        if (before + 1 >= SaleFlow.MaxUnrecognisedPhotos || turn.Sightings.Exists(sighting => sighting is PhotoVerdict.Foreign))
            turn.Escalate(EscalationReasons.PhotoNotRecognised, SpeechKeys.PhotoToManager);
        else
            turn.Say(turn.Sightings.Exists(sighting => sighting is PhotoVerdict.Unclear) ? SpeechKeys.PhotoAgain : SpeechKeys.PhotoUnseen);
    }

    private static void Count(TurnDraft turn, int photos) => turn.Conversation = turn.Conversation with { UnrecognisedPhotos = photos };

    /// <summary>What the next message chooses among, by name or number. A colour that was seen stays chosen.</summary>
    private static void Propose(TurnDraft turn, ImmutableArray<Product> products, string? color) =>
        turn.Conversation = turn.Conversation with
        {
            Selection = new() { Color = color },
            Shown = [.. products.Select(product => product.Id)],
        };

    private static ImmutableArray<Product> Products(TurnDraft turn) =>
        [.. turn.Sightings.OfType<PhotoVerdict.Recognised>().Select(sighting => sighting.Product).Distinct()];

    private static ImmutableArray<string> ColorsOf(TurnDraft turn, Product product) =>
    [
        .. turn.Sightings.OfType<PhotoVerdict.Recognised>()
            .Where(sighting => sighting.Product == product)
            .Select(sighting => sighting.Color?.Color.Id).OfType<string>().Distinct().Take(1),
    ];
}
