using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Sale;

/// <summary>Answers about the whole catalogue, while no product is chosen.</summary>
internal static class CatalogAnswers
{
    /// <summary>Without a product: those that fit what was said, else all of them.</summary>
    public static void Answer(TurnDraft turn, Utterance utterance)
    {
        NoteBoy(turn, utterance);
        var meant = SelectionRules.Meant(turn, utterance);
        if (!meant.IsEmpty)
        {
            Choose(turn, meant);
            return;
        }

        if (AsksColors(turn, utterance))
        {
            foreach (var product in SelectionRules.Considered(turn, utterance))
                turn.Say(ProductActs.ColorList(product));
            return;
        }

        var sold = utterance.Categories.IsEmpty && utterance.Mentions("clothes");
        if (sold)
            turn.Say(SpeechKeys.NotSold);

        bool Fits(Product product) =>
            (utterance.Categories.IsEmpty || utterance.Categories.Contains(product.Category))
            && (utterance.Colors.IsEmpty || utterance.Colors.Any(color => product.Color(color) is not null))
            && (!turn.Conversation.ForBoy || !IsForGirls(turn, product))
            && (turn.Conversation.Height is not { } height || SizeAdvice.For(product, height).Fit is SizeFit.Suits);

        var fitting = SelectionRules.Considered(turn, utterance).Where(Fits).ToImmutableArray();
        if (fitting.IsEmpty && !utterance.Categories.IsEmpty && turn.Conversation.Height is { } tooFar)
        {
            OfferOthers(turn, utterance, tooFar);
            return;
        }

        if (turn.Budget is { } budget)
        {
            decimal PriceOf(Product product) => ProductActs.LowestPrice(product, turn.Conversation.Height).Amount;

            // What is cheaper may be none of those that were shown.
            if (!fitting.Any(product => PriceOf(product) <= budget))
                fitting = [.. turn.Catalog.Products.Where(Fits)];
            var affordable = fitting.Where(product => PriceOf(product) <= budget).OrderByDescending(PriceOf).ToImmutableArray();
            if (affordable.IsEmpty)
                turn.Say(ProductActs.PriceList(fitting));
            else
                Choose(turn, affordable);
            return;
        }

        ImmutableArray<Product> alike =
            utterance.Colors.IsEmpty ? [.. turn.Catalog.Search.Resembling(utterance.Tokens).Where(Fits)] : [];
        // What is described may be none of those that were shown.
        ImmutableArray<Product> resembling = [.. alike.Where(fitting.Contains)];
        if (resembling.IsEmpty)
            resembling = alike;
        if (resembling.IsEmpty)
            resembling = [.. SemanticRules.Resembling(turn, utterance).Where(fitting.Contains)];
        if (utterance.Says("price") && utterance.Categories.IsEmpty && resembling.IsEmpty && !utterance.Says("delivery", "foreign"))
            turn.Say(ProductActs.PriceList(fitting));
        else if (!resembling.IsEmpty && !sold)
            Choose(turn, resembling);
        else if (turn.Conversation.Height is { } height && Unfitting(turn, utterance, height) is { } unfitting)
            SizeAnswers.Refuse(turn, unfitting, height);
        else if (turn.Browsing || sold || utterance.Mentions("boy") || !utterance.Categories.IsEmpty || !utterance.Colors.IsEmpty
            || (utterance.Says("recommend") && !utterance.Says("pay")))
            Choose(turn, fitting);
        else if (SemanticRules.NothingFits(turn, utterance))
            turn.Say(SpeechKeys.NotSold);
    }

    /// <summary>"What colours are there?" of products that were shown together.</summary>
    private static bool AsksColors(TurnDraft turn, Utterance utterance) =>
        turn.Conversation.Shown.Length > 1 && utterance.Says("color", "color-list") && !utterance.Says("browse", "recommend", "price")
        && utterance is { NamesGoods: false, HasPhoto: false } && !utterance.Mentions("color", "kind-property");

    /// <summary>What is asked for by a property, if it is made, but not for the height.</summary>
    private static Product? Unfitting(TurnDraft turn, Utterance utterance, int height) =>
        !utterance.Mentions("kind-property")
            ? null
            : turn.Catalog.Search.Resembling(utterance.Tokens).FirstOrDefault(product =>
                SizeAdvice.For(product, height).Fit is SizeFit.SmallestIsBig or SizeFit.LargestIsSmall);

    /// <summary>Remembers for whom it is; a daughter named beside or after him ends that.</summary>
    private static void NoteBoy(TurnDraft turn, Utterance utterance)
    {
        if (utterance.Mentions("boy"))
            turn.Conversation = turn.Conversation with { ForBoy = !utterance.Mentions("girl") };
        else if (utterance.Mentions("girl"))
            turn.Conversation = turn.Conversation with { ForBoy = false };
    }

    /// <summary>Nothing of the kind that is asked for is made for the height; something else is.</summary>
    private static void OfferOthers(TurnDraft turn, Utterance utterance, int height)
    {
        var others = turn.Catalog.Products.Where(product => SizeAdvice.For(product, height).Fit is SizeFit.Suits).ToImmutableArray();
        var names = turn.Catalog.Categories.Where(category => utterance.Categories.Contains(category.Id)).Select(category => category.Name);
        turn.Say(
            new SpeechAct(SpeechKeys.CategoryNotMade)
                .With("category", LocalizedText.Join(", ", names))
                .With("height", SizeAnswers.Figure(height)));
        if (others.IsEmpty)
            return;

        turn.Say(SpeechKeys.SizeOthers);
        Choose(turn, others);
    }

    public static void Choose(TurnDraft turn, ImmutableArray<Product> products)
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
            turn.Say(ProductActs.Choice(products, turn.Conversation.Height));
        }

        Remember(turn, products);
    }

    /// <summary>Lists products, also if it is only one: the list goes on.</summary>
    public static void List(TurnDraft turn, ImmutableArray<Product> products)
    {
        turn.Say(ProductActs.Choice(products, turn.Conversation.Height));
        Remember(turn, products);
    }

    /// <summary>Goes on with a list: its numbers, too, so that each of them still means what it did.</summary>
    public static void GoOn(TurnDraft turn, ImmutableArray<Product> products)
    {
        var shown = turn.Conversation.Shown;
        turn.Say(ProductActs.Choice(products, turn.Conversation.Height, shown.Length));
        Remember(turn, products);
        turn.Conversation = turn.Conversation with { Shown = [.. shown, .. turn.Conversation.Shown] };
    }

    private static void Remember(TurnDraft turn, ImmutableArray<Product> products) => turn.Conversation = turn.Conversation with
    {
        Shown = [.. products.Take(ProductActs.MaxProducts).Select(product => product.Id)],
        Unshown = [.. products.Skip(ProductActs.MaxProducts).Select(product => product.Id)],
    };

    private static bool IsForGirls(TurnDraft turn, Product product) =>
        turn.Catalog.Categories.Any(category => category.Id == product.Category && category.ForGirls);
}
