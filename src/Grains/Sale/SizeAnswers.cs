using System.Collections.Immutable;
using System.Globalization;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Sale;

/// <summary>Answers about heights, ages and sizes.</summary>
internal static class SizeAnswers
{
    public static void Answer(TurnDraft turn, Utterance utterance, Selection before)
    {
        if (utterance.Measures is { Age: not null, Height: null, Size: null } && turn.Conversation.SuggestedHeight is { } suggested)
        {
            turn.Say(
                new SpeechAct(SpeechKeys.AskConfirmAge).With("height", Figure(suggested)).With("size", SizeChart.For(suggested).Label));
            return;
        }

        if (utterance.Says("size-chart") && turn.Product is null && !utterance.Measures.Any)
            turn.Say(new SpeechAct(SpeechKeys.SizesAll).With("sizes", string.Join(", ", SizeChart.Labels)));

        // A yes to the height of an age.
        var isAgreed = !utterance.Measures.Any && utterance.Says("yes") && before.Size is null && !turn.Progress.ItemComplete;
        if (isAgreed && turn.Conversation is { State: ConversationState.SizeColor, Height: { } agreed })
            AdviseSize(turn, agreed);
        if (utterance.Measures.Size is not null && turn.Product is { } product)
            AnswerLabel(turn, product);
        else if (utterance.Measures.Size is { } named && turn.Product is null && named.Lower == named.Upper)
            AdviseSize(turn, named.Upper);
        if (utterance.Measures.Height is not { } height || utterance.Measures.Size is not null)
            return;

        foreach (var other in utterance.Measures.Others)
            AdviseSize(turn, other);
        AdviseSize(turn, height);
    }

    /// <summary>The size for each of several heights, before a product is chosen.</summary>
    public static void Advise(TurnDraft turn, IEnumerable<int> heights)
    {
        foreach (var height in heights.Distinct())
            AdviseSize(turn, height);
    }

    /// <summary>A size named by its label: whether the product is made in it.</summary>
    private static void AnswerLabel(TurnDraft turn, Product product)
    {
        if (turn.Conversation.Selection.Size is not { } size)
            turn.Say(new SpeechAct(SpeechKeys.SizeNotMade).With("name", product.Name).With("sizes", ProductActs.Sizes(product)));
        else if (!turn.Progress.ItemComplete && !turn.Says(SpeechKeys.PriceOfSize))
            turn.Say(new SpeechAct(SpeechKeys.SizeHere).With("name", product.Name).With("size", size));
    }

    private static void AdviseSize(TurnDraft turn, int height)
    {
        if (turn.Product is not { } product)
        {
            var key = height is < SizeChart.MinHeight or > SizeChart.GreatestHeight ? SpeechKeys.SizeBeyond : SpeechKeys.SizeGeneral;
            turn.Say(new SpeechAct(key).With("height", Figure(height)).With("size", SizeChart.For(height).Label));
            return;
        }

        var advice = SizeAdvice.For(product, height);
        turn.Say(Act(product, height, advice));
        var others = turn.Catalog.Products.Where(other => SizeAdvice.For(other, height).Fit is SizeFit.Suits).ToImmutableArray();
        if (advice.Fit is SizeFit.Suits)
            return;

        if (others.IsEmpty)
        {
            var size = advice.Size.Size;
            turn.Conversation = turn.Conversation with { SuggestedHeight = advice.Fit is SizeFit.SmallestIsBig ? size.Lower : size.Upper };
            turn.Say(SpeechKeys.SizeAnyway);
            return;
        }

        turn.Say(SpeechKeys.SizeOthers);
        CatalogAnswers.Choose(turn, others);
    }

    /// <summary>Shows what is made, but not for the height.</summary>
    public static void Refuse(TurnDraft turn, Product product, int height)
    {
        turn.Say(ProductActs.Card(product, null));
        turn.Say(Act(product, height, SizeAdvice.For(product, height)));
    }

    private static SpeechAct Act(Product product, int height, SizeAdvice advice)
    {
        var said = advice.Fit switch
        {
            SizeFit.SmallestIsBig => SpeechKeys.SizeSmallest,
            SizeFit.LargestIsSmall => SpeechKeys.SizeLargest,
            SizeFit.Nearest => SpeechKeys.SizeNotMade,
            _ => SpeechKeys.SizeAdvised,
        };
        return new SpeechAct(said)
            .With("height", Figure(height))
            .With("name", product.Name)
            .With("size", advice.Size.Size.Label)
            .With("sizes", ProductActs.Sizes(product));
    }

    public static string Figure(int number) => number.ToString(CultureInfo.InvariantCulture);
}
