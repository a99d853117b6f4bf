using System.Collections.Immutable;
using MirtAi.Catalog;

namespace MirtAi.Conversations;

/// <summary>Answers to what a message asks or remarks, besides what the sale itself needs next.</summary>
internal static class QuestionRules
{
    public static void Answer(TurnDraft turn, Utterance utterance, Selection before)
    {
        AnswerShop(turn, utterance);
        if (turn.Product is { } product)
            AnswerProduct(turn, utterance, product, before);
        AnswerSize(turn, utterance);
        if (turn.Product is null)
            AnswerCatalog(turn, utterance);
        AnswerObjection(turn, utterance);
    }

    private static void AnswerShop(TurnDraft turn, Utterance utterance)
    {
        // Delivery data hold words such as "branch" and "post", and ask nothing.
        if (utterance.Recipient.Begun)
            return;

        var asks = utterance.Says("lookup") || utterance.Mentions("question", "howmuch", "when");
        if (utterance.Says("delivery") && asks)
            turn.Say(SpeechKeys.Delivery);
        if (utterance.Says("pay") && asks && !utterance.Says("full", "prepay", "proof") && !turn.Conversation.Order.Recipient.Complete)
            turn.Say(new SpeechAct(SpeechKeys.Payment).With("prepayment", turn.Prepayment));
        if (utterance.Says("discount"))
            turn.Say(SpeechKeys.Discount);
        if (utterance.Says("exchange-policy"))
            turn.Say(SpeechKeys.Exchange);
        if (utterance.Says("address"))
            turn.Say(SpeechKeys.Shop);
        if (utterance.Says("trust"))
            turn.Say(new SpeechAct(SpeechKeys.Trust).With("prepayment", turn.Prepayment));
        if (utterance.Says("bot-question"))
            turn.Say(SpeechKeys.Automatic);
    }

    private static void AnswerProduct(TurnDraft turn, Utterance utterance, Product product, Selection before)
    {
        var selection = turn.Conversation.Selection;
        var isNew = before.ProductId != product.Id;
        var isAbout = isNew || !utterance.Products.IsEmpty;
        if (isNew && !turn.Progress.ItemComplete)
            turn.Say(ProductActs.Card(product, selection.Color));

        AnswerColor(turn, utterance, product);
        var priceIsSaid = turn.Says(SpeechKeys.Card) && product.LowestPrice == product.HighestPrice;
        if (utterance.Says("price") && !utterance.Says("delivery") && !priceIsSaid && !(turn.Progress.ItemComplete && !selection.Offered))
            turn.Say(ProductActs.PriceOf(product, selection.Size));
        if (utterance.Says("size-chart") && !isNew)
            turn.Say(new SpeechAct(SpeechKeys.SizeList).With("name", product.Name).With("sizes", ProductActs.Sizes(product)));
        if (utterance.Says("measure"))
            Measurements(turn, product, selection);
        if (utterance.Says("fabric"))
            turn.Say(new SpeechAct(SpeechKeys.Fabric).With("name", product.Name).With("fabric", product.Fabric));
        if (utterance.Says("care"))
            turn.Say(SpeechKeys.Care);
        if (utterance.Says("photo") && !utterance.Says("proof"))
            turn.Say(ProductActs.Photos(product, selection.Color));
        if (utterance.Says("stock") && isAbout && !isNew && turn.Acts.Count == 0)
            Stock(turn, product);
        else if (!utterance.Products.IsEmpty && turn.Acts.Count == 0 && turn.Conversation.State is ConversationState.SizeColor)
            turn.Say(ProductActs.Card(product, selection.Color));
    }

    private static void AnswerColor(TurnDraft turn, Utterance utterance, Product product)
    {
        var missing = utterance.Colors.Where(color => product.Color(color) is null).ToList();
        var available = utterance.Colors.Where(color => product.Color(color) is not null).ToList();
        if (missing.Count > 0 && available.Count == 0)
        {
            turn.Say(new SpeechAct(SpeechKeys.ColorNone).With("name", product.Name).With("colors", ProductActs.Colors(product)));
        }
        else if (available.Count > 1 || (available.Count == 0 && utterance.Says("color")))
        {
            turn.Say(ProductActs.ColorList(product));
        }
        else if (available is [var color]
            && product.Color(color) is { } found
            && !turn.Progress.ItemComplete
            && !turn.Says(SpeechKeys.Card))
        {
            turn.Say(new SpeechAct(SpeechKeys.ColorHere).With("name", product.Name).With("color", found.Color.Name).Showing(found.Photo));
        }
    }

    private static void Measurements(TurnDraft turn, Product product, Selection selection)
    {
        if (selection.Size is { } size && product.Measurements.TryGetValue(size, out var measurements))
            turn.Say(new SpeechAct(SpeechKeys.Measurements).With("name", product.Name).With("size", size).With("measurements", measurements));
        else if (product.Measurements.IsEmpty)
            turn.Escalate(EscalationReasons.MissingProductFacts, SpeechKeys.AskManager);
    }

    private static void Stock(TurnDraft turn, Product product) => turn.Say(new SpeechAct(SpeechKeys.Stock)
        .With("name", product.Name).With("sizes", ProductActs.Sizes(product)).With("colors", ProductActs.Colors(product)));

    /// <summary>Without a product: those that fit what was said, else all of them.</summary>
    private static void AnswerCatalog(TurnDraft turn, Utterance utterance)
    {
        var meant = SelectionRules.Meant(turn, utterance);
        if (!meant.IsEmpty)
        {
            Choose(turn, meant);
            return;
        }

        var sold = utterance.Categories.IsEmpty && utterance.Mentions("clothes");
        if (sold)
            turn.Say(SpeechKeys.NotSold);

        var fitting = SelectionRules.Considered(turn, utterance)
            .Where(product => utterance.Categories.IsEmpty || utterance.Categories.Contains(product.Category))
            .Where(product => utterance.Colors.IsEmpty || utterance.Colors.Any(color => product.Color(color) is not null))
            .Where(product => turn.Conversation.Height is not { } height || SizeAdvice.For(product, height).Fit is SizeFit.Suits)
            .ToImmutableArray();
        var resembling = utterance.Categories.IsEmpty && utterance.Colors.IsEmpty ? turn.Catalog.Search.Resembling(utterance.Tokens) : [];
        if (utterance.Says("price") && utterance.Categories.IsEmpty && resembling.IsEmpty && !utterance.Says("delivery", "foreign"))
            turn.Say(ProductActs.PriceList(turn.Catalog));
        else if (!resembling.IsEmpty && !sold)
            Choose(turn, [.. resembling.Where(fitting.Contains)]);
        else if (turn.Browsing || sold || !utterance.Categories.IsEmpty || !utterance.Colors.IsEmpty || utterance.Says("recommend"))
            Choose(turn, fitting);
    }

    private static void Choose(TurnDraft turn, ImmutableArray<Product> products)
    {
        if (products is [var only] && turn.Product is null)
        {
            SelectionRules.Switch(turn, only);
            turn.Say(ProductActs.Card(only, null));
            if (turn.Conversation.State is ConversationState.Discovery)
                turn.Conversation = turn.Conversation.In(ConversationState.SizeColor);
        }
        else if (!products.IsEmpty)
        {
            turn.Say(ProductActs.Choice(products));
        }

        turn.Conversation = turn.Conversation with { Shown = [.. products.Take(ProductActs.MaxProducts).Select(product => product.Id)] };
    }

    private static void AnswerSize(TurnDraft turn, Utterance utterance)
    {
        if (utterance.Measures is { Age: not null, Height: null, Size: null } && turn.Conversation.SuggestedHeight is { } suggested)
        {
            turn.Say(new SpeechAct(SpeechKeys.AskConfirmAge).With("height", Figure(suggested)).With("size", SizeChart.For(suggested).Label));
            return;
        }

        if (utterance.Measures.Size is not null && turn.Product is { } product && turn.Conversation.Selection.Size is null)
            turn.Say(new SpeechAct(SpeechKeys.SizeNotMade).With("name", product.Name).With("sizes", ProductActs.Sizes(product)));
        if (utterance.Measures.Height is { } height && utterance.Measures.Size is null)
            AdviseSize(turn, height);
    }

    private static void AdviseSize(TurnDraft turn, int height)
    {
        if (turn.Product is not { } product)
        {
            var key = height is < SizeChart.LeastHeight or > SizeChart.GreatestHeight ? SpeechKeys.SizeBeyond : SpeechKeys.SizeGeneral;
            turn.Say(new SpeechAct(key).With("height", Figure(height)).With("size", SizeChart.For(height).Label));
            return;
        }

        var advice = SizeAdvice.For(product, height);
        var said = advice.Fit switch
        {
            SizeFit.SmallestIsBig => SpeechKeys.SizeSmallest,
            SizeFit.LargestIsSmall => SpeechKeys.SizeLargest,
            SizeFit.Nearest => SpeechKeys.SizeNotMade,
            _ => SpeechKeys.SizeAdvised,
        };
        turn.Say(new SpeechAct(said)
            .With("height", Figure(height)).With("name", product.Name).With("size", advice.Size.Size.Label).With("sizes", ProductActs.Sizes(product)));
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
        Choose(turn, others);
    }

    private static void AnswerObjection(TurnDraft turn, Utterance utterance)
    {
        if (utterance.Says("expensive") && !utterance.Says("discount"))
            turn.Say(SpeechKeys.Expensive);
        else if (utterance.Says("hesitate"))
            turn.Say(SpeechKeys.Hesitation);
        else if (utterance.Says("not-fit") && turn.Acts.Count == 0)
            turn.Say(SpeechKeys.NotFit);
    }

    private static string Figure(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
