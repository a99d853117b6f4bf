using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Sale;

/// <summary>Answers to what a message asks or remarks, besides what the sale itself needs next.</summary>
internal static class QuestionRules
{
    public static void Answer(TurnDraft turn, Utterance utterance, Selection before)
    {
        AnswerShop(turn, utterance);
        if (turn.Product is { } product)
            AnswerProduct(turn, utterance, product, before);
        SizeAnswers.Answer(turn, utterance, before);
        if (turn.Product is null && utterance.Says("care") && !utterance.NamesGoods)
            turn.Say(SpeechKeys.Care);
        else if (turn.Product is null)
            CatalogAnswers.Answer(turn, utterance);
        AnswerObjection(turn, utterance);
    }

    private static void AnswerShop(TurnDraft turn, Utterance utterance)
    {
        if (utterance.Recipient.Begun)
            return;

        if (utterance.Says("discount") && turn.Budget is null)
            turn.Say(SpeechKeys.Discount);
        if (utterance.Says("exchange-policy"))
            turn.Say(SpeechKeys.Exchange);
        if (utterance.Says("address"))
            turn.Say(SpeechKeys.Shop);
        if (utterance.Says("adult"))
            turn.Say(new SpeechAct(SpeechKeys.Adult).With("size", LargestSize(turn)));
        if (utterance.Says("made"))
            turn.Say(SpeechKeys.Made);
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
        var isOnPhoto = turn.Says(SpeechKeys.PhotoRecognised);
        if (!isNew && utterance.Products.IsEmpty && OfferAlike(turn, utterance, product))
            return;
        if (isNew && !isOnPhoto && !turn.Progress.ItemComplete)
            Present(turn, product);

        AnswerColor(turn, utterance, product, before);
        var priceIsSaid = (isOnPhoto || turn.Says(SpeechKeys.Card)) && product.LowestPrice == product.HighestPrice;
        if (utterance.Says("price") && !utterance.Says("delivery") && !priceIsSaid && !(turn.Progress.ItemComplete && !selection.Offered))
            turn.Say(ProductActs.PriceOf(product, selection.Size));
        if (utterance.Says("size-chart") && !isNew)
            turn.Say(ProductActs.SizeList(product));
        if (utterance.Says("measure") && (!utterance.Recipient.Begun || utterance.HasQuestionMark))
            Measurements(turn, product, selection);
        if (utterance.Says("fabric"))
            turn.Say(new SpeechAct(SpeechKeys.Fabric).With("name", product.Name).With("fabric", product.Fabric));
        // What does not fit is to be changed, not washed.
        if (utterance.Says("care") && !utterance.Says("exchange-policy"))
            turn.Say(SpeechKeys.Care);
        if (utterance.Says("photo") && !utterance.Says("proof") && !utterance.HasPhoto)
            Show(turn, product, selection);
        if (utterance.Says("stock") && isAbout && !isNew && turn.Acts.Count == 0)
            Stock(turn, product);
        else if (!utterance.Products.IsEmpty && turn.Acts.Count == 0 && turn.Conversation.State is ConversationState.SizeColor
            && !(turn.Start.Shown is [var shown] && shown == product.Id))
            Present(turn, product);
    }

    /// <summary>"Is there such a one with a hood?": others that resemble what is described.</summary>
    private static bool OfferAlike(TurnDraft turn, Utterance utterance, Product product)
    {
        if (!utterance.HasQuestionMark || !utterance.Mentions("kind-property") || !utterance.Mentions("have")
            || !utterance.Tokens.Any(token => token.Text is "такий" or "таке" or "таку" or "такой" or "такое" or "такую" or "same"))
            return false;

        var alike = turn.Catalog.Search.Resembling(utterance.Tokens).Where(other => other != product
            && (turn.Conversation.Height is not { } height || SizeAdvice.For(other, height).Fit is SizeFit.Suits)).ToImmutableArray();
        if (alike.IsEmpty)
            return false;
        CatalogAnswers.List(turn, alike);
        return true;
    }

    private static void Present(TurnDraft turn, Product product)
    {
        turn.Say(ProductActs.Card(product, turn.Conversation.Selection.Color));
        turn.Conversation = turn.Conversation with { Shown = [product.Id] };
    }

    private static void AnswerColor(TurnDraft turn, Utterance utterance, Product product, Selection before)
    {
        var missing = utterance.Colors.Where(color => product.Color(color) is null).ToList();
        var available = utterance.Colors.Where(color => product.Color(color) is not null).ToList();
        if (missing.Count > 0 && available.Count == 0)
        {
            turn.Say(ProductActs.ColorNone(turn, product, missing));
        }
        else if (available.Count > 1 || (available.Count == 0 && utterance.Says("color")))
        {
            turn.Say(ProductActs.ColorList(product));
        }
        else if (available is [var color]
            && product.Color(color) is { } found
            && (!turn.Progress.ItemComplete
                || (utterance.Says("stock") && (before.Color == color || turn.Conversation.Selection.Color != color)))
            && !turn.Says(SpeechKeys.Card))
        {
            turn.Say(new SpeechAct(SpeechKeys.ColorHere).With("name", product.Name).With("color", found.Color.Name).Showing(found.Photo));
        }
    }

    /// <summary>The video first, then the photos.</summary>
    private static void Show(TurnDraft turn, Product product, Selection selection)
    {
        if (product.Video is { } video)
            turn.Say(new SpeechAct(SpeechKeys.Video).With("name", product.Name).With("video", video));
        turn.Say(ProductActs.Photos(product, selection.Color));
    }

    private static void Measurements(TurnDraft turn, Product product, Selection selection)
    {
        if (ProductActs.Measurements(product, selection.Size) is { } act)
            turn.Say(act);
        else
            turn.Escalate(EscalationReasons.MissingProductFacts, SpeechKeys.AskManager);
    }

    private static void Stock(TurnDraft turn, Product product) => turn.Say(new SpeechAct(SpeechKeys.Stock)
        .With("name", product.Name).With("sizes", ProductActs.Sizes(product)).With("colors", ProductActs.Colors(product)));

    private static void AnswerObjection(TurnDraft turn, Utterance utterance)
    {
        if (utterance.Says("expensive") && !utterance.Says("discount"))
            turn.Say(SpeechKeys.Expensive);
        else if (utterance.Says("hesitate") && !utterance.Says("order") && !(utterance.Says("postpone") && utterance.Measures.Any))
            turn.Say(SpeechKeys.Hesitation);
        else if (utterance.Says("not-fit") && turn.Acts.Count == 0)
            turn.Say(SpeechKeys.NotFit);
    }

    private static string LargestSize(TurnDraft turn) =>
        turn.Catalog.Products.SelectMany(product => product.Sizes).Select(size => size.Size).DefaultIfEmpty().Max().Label;
}
