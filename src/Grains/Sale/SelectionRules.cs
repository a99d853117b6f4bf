using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Sale;

/// <summary>What a message changes of the choice of product, size and colour.</summary>
internal static class SelectionRules
{
    private const int MaxEarlier = 3;

    private static readonly string[] Ordinals = ["ordinal-first", "ordinal-second", "ordinal-third"];

    /// <summary>Takes over what the message chooses.</summary>
    public static void Apply(TurnDraft turn, Utterance utterance)
    {
        turn.Budget = Budgets.Read(
            utterance.Tokens, turn.Product is { } chosen ? ProductActs.LowestPrice(chosen, turn.Conversation.Height).Amount : null);
        var isChanged = PieceRules.TurnTo(turn, utterance);
        var before = turn.Conversation.Selection;
        var isKept = !isChanged && PieceRules.Keep(turn, utterance);
        ChooseProduct(turn, utterance);
        ChooseSize(turn, utterance);
        ChooseColor(turn, utterance);
        Count(turn, utterance);
        var after = turn.Conversation.Selection;
        if (!isKept && turn.Conversation.Order is { Placed: false } order && before is { Offered: true, Size: { } size, Color: { } color }
            && after.ProductId == before.ProductId && (after.Size, after.Color) != (size, color))
            turn.Conversation = turn.Conversation with { Order = order.Without(before.ProductId!, color, size) };
        if (before is { Offered: true, Size: not null, Color: not null } && after is { ProductId: not null, Color: not null }
            && (after.ProductId, after.Size, after.Color) != (before.ProductId, before.Size, before.Color))
            turn.Conversation = turn.Conversation with { OfferedBefore = isKept ? null : before };
        if (after with { Offered = before.Offered, Quantity = before.Quantity, Another = before.Another } != before)
            Change(turn, after with { Offered = false });
        BeginAnew(turn, before, after);
    }

    /// <summary>The product meant, if it is one; a name shared by several is narrowed by the colours named.</summary>
    public static ImmutableArray<Product> Meant(TurnDraft turn, Utterance utterance)
    {
        if (utterance.Products.IsEmpty)
            return UpsellRules.Wanted(turn, utterance) is { } upsell ? [upsell]
                : Ordinal(turn, utterance) is { IsEmpty: false } ordinal ? ordinal
                : Confirmed(turn, utterance) is { } confirmed ? [confirmed]
                : OfShown(turn, utterance) is { IsEmpty: false } shown ? shown
                : OnlyOfKind(turn, utterance);
        if (utterance.Products is [var named])
            return OtherThan(turn, utterance, named) is { } other ? [other] : utterance.Products;

        var current = utterance.Products.Where(product => product.Id == turn.Conversation.Selection.ProductId).ToImmutableArray();
        if (!current.IsEmpty && !utterance.Says("browse"))
            return current;

        var suiting = utterance.Products.Where(product => utterance.Colors.Any(color => product.Color(color) is not null))
            .ToImmutableArray();
        return suiting.Length == 1 ? suiting : utterance.Products;
    }

    /// <summary>"Not the leather one" of two that were shown is the other one.</summary>
    private static Product? OtherThan(TurnDraft turn, Utterance utterance, Product named)
    {
        var shown = turn.Conversation.Shown;
        if (shown.Length != 2 || !shown.Contains(named.Id))
            return null;

        for (var index = 1; index < utterance.Tokens.Length; index++)
        {
            var token = utterance.Tokens[index];
            if (utterance.Tokens[index - 1].Text is "не" or "not" && token.Is("product") && ProductNames.Name(token, named))
                return turn.Catalog.Find(shown[shown[0] == named.Id ? 1 : 0]);
        }

        return null;
    }

    /// <summary>The products of the last answer while the customer narrows them down; else all.</summary>
    public static IEnumerable<Product> Considered(TurnDraft turn, Utterance utterance)
    {
        var narrows = utterance.Categories.IsEmpty && !utterance.Says("browse", "recommend") && !turn.Conversation.Shown.IsDefaultOrEmpty;
        return narrows ? turn.Conversation.Shown.Select(turn.Catalog.Find).OfType<Product>() : turn.Catalog.Products;
    }

    /// <summary>The one product of the last answer that is made in a colour named now.</summary>
    private static ImmutableArray<Product> OfShown(TurnDraft turn, Utterance utterance)
    {
        if (turn.Product is not null || utterance.Colors.IsEmpty || turn.Conversation.Shown.Length < 2)
            return [];

        var suiting = Considered(turn, utterance)
            .Where(product => utterance.Colors.Any(color => product.Color(color) is not null))
            .ToImmutableArray();
        return suiting.Length == 1 ? suiting : [];
    }

    /// <summary>The only product of its kind, if the message says in which colour or for which height it is wanted.</summary>
    private static ImmutableArray<Product> OnlyOfKind(TurnDraft turn, Utterance utterance) =>
        utterance.Categories is [var kind] && IsOfKind(turn, utterance, kind)
        && turn.Catalog.Products.Where(product => product.Category == kind).Take(2).ToList() is [var only]
            ? [only]
            : [];

    /// <summary>"Red, for 128" where nothing is chosen, "I'll take the dress" where something of another kind is.</summary>
    private static bool IsOfKind(TurnDraft turn, Utterance utterance, string kind) => turn.Product is { } chosen
        ? chosen.Category != kind && utterance.Says("order") && !utterance.Says("remove") && IsBought(utterance.Tokens, kind)
        : utterance.Measures.Any || !utterance.Colors.IsEmpty;

    /// <summary>"I'll take the dress": what is bought stands behind the verb. "I'll take it, we have a dress" names another.</summary>
    private static bool IsBought(ImmutableArray<Token> tokens, string kind)
    {
        var goods = Enumerable.Range(0, tokens.Length).FirstOrDefault(index => tokens[index].Is("category:" + kind));
        for (var place = goods - 1; place >= 0 && !tokens[place + 1].AfterComma; place--)
        {
            if (tokens[place].Text is "не" or "ні" or "not" or "no" or "вже" or "уже" or "already" or "бо")
                return false;
            if (tokens[place].Is("buy") || tokens[place].Is("ordering") || tokens[place].Is("want"))
                return !(place > 0 && tokens[place - 1].Text is "не" or "вже" or "уже" or "not" or "already");
        }

        return false;
    }

    private static void ChooseProduct(TurnDraft turn, Utterance utterance)
    {
        var meant = Meant(turn, utterance);
        if (meant is [var product])
        {
            if (turn.Conversation.Selection.ProductId == product.Id || WantedProducts.AreDeclined(utterance.Tokens))
                return;
            if (ChangeOfMind.Replaces(utterance))
                OrderRules.Drop(turn);
            Switch(turn, product);
            if (ThisOne.IsThatOne(utterance.Tokens) && Earlier(turn, product) is { Size: { } size })
                Change(turn, turn.Conversation.Selection with { Size = size });
            return;
        }

        if (meant.IsEmpty && ComesBack(turn, utterance))
        {
            ComeBack(turn);
            return;
        }

        var asksOthers = meant.Length > 1
            || (utterance.Says("browse") && !IsColorOfChosen(turn, utterance))
            || (!utterance.Categories.IsEmpty && turn.Product is null)
            || AsksOthersInColor(turn, utterance)
            || (turn.Product is { } dear && turn.Budget < ProductActs.LowestPrice(dear, turn.Conversation.Height).Amount
                && utterance.Products.IsEmpty && utterance.Colors.IsEmpty)
            || (turn.Product is { } current && !utterance.Categories.IsEmpty && !utterance.Categories.Contains(current.Category)
                && !(utterance.Says("order") && !utterance.Categories.Any(kind => IsBought(utterance.Tokens, kind))));
        if (!asksOthers || (utterance.Says("color-other", "color-list") && turn.Product is not null))
            return;

        turn.Browsing = true;
        Change(turn, new Selection());
    }

    /// <summary>"Is there a yellow one, too?" of what is made in yellow.</summary>
    private static bool IsColorOfChosen(TurnDraft turn, Utterance utterance) =>
        turn.Product is { } chosen && utterance is { Products.IsEmpty: true, Categories.IsEmpty: true, Colors: [var color] }
        && chosen.Color(color) is not null;

    /// <summary>"A pity, I wanted brown. Are there such suits?": others of the kind, as the chosen one is not made so.</summary>
    private static bool AsksOthersInColor(TurnDraft turn, Utterance utterance) =>
        turn.Product is { } chosen && utterance.Categories.Contains(chosen.Category) && utterance.Says("stock", "show")
        && !utterance.Says("order") && utterance.Products.IsEmpty && !utterance.Colors.IsEmpty
        && utterance.Colors.All(color => chosen.Color(color) is null)
        && turn.Catalog.Products.Any(product =>
            product.Category == chosen.Category && utterance.Colors.Any(color => product.Color(color) is not null));

    /// <summary>"Let us order it after all" of somebody who gave up what had been chosen.</summary>
    private static bool ComesBack(TurnDraft turn, Utterance utterance) =>
        turn is { Product: null, Conversation: { Earlier: [_, ..], Order: { Placed: false, Lines.IsEmpty: true } } }
        // Of several that were shown since, nobody knows which is meant.
        && turn.Conversation.Shown.Length < 2
        && utterance.Says("order") && !utterance.Says("hesitate", "postpone", "ordinal")
        && utterance is { NamesGoods: false, Measures.Any: false, Colors.IsEmpty: true }
        && !utterance.HasQuestionMark;

    private static void ComeBack(TurnDraft turn)
    {
        Change(turn, turn.Conversation.Earlier[^1] with { Offered = false });
        if (turn is { Product: { } product, Conversation: { Height: { } height, Selection: var selection } }
            && product.Size(selection.Size)?.Size.Holds(height) != true)
            SetHeight(turn, height);
    }

    /// <summary>Chooses a product; what is known of the size and fits it stays.</summary>
    public static void Switch(TurnDraft turn, Product product)
    {
        var selection = turn.Conversation.Selection;
        Change(turn, new Selection
        {
            ProductId = product.Id,
            Size = (product.OnlySize ?? product.Size(selection.Size ?? OrderedSize(turn)))?.Size.Label,
            Color = (product.Color(Earlier(turn, product)?.Color) ?? product.Color(selection.Color))?.Color.Id,
        });
        // Of several children nobody knows which it is for.
        if (turn.Conversation is { Height: { } height, Selection.Size: null, OtherHeights.IsEmpty: true })
            SetHeight(turn, height);
    }

    private static void ChooseSize(TurnDraft turn, Utterance utterance)
    {
        ReadSize(turn, utterance);
        // Who buys it to grow into takes the smallest one, however big it is.
        if (turn is { Product: { } product, Conversation: { Selection.Size: null, Height: { } told } }
            && (utterance.Says("size-up") || ThisOne.IsThisSize(utterance.Tokens))
            && !utterance.Says("not-fit", "too-small", "refuse", "size-doubt") && !utterance.Tokens.Any(token => token.Is("no"))
            && SizeAdvice.For(product, told) is { Fit: SizeFit.SmallestIsBig } smallest)
            Change(turn, turn.Conversation.Selection with { Size = smallest.Size.Size.Label });
    }

    private static void ReadSize(TurnDraft turn, Utterance utterance)
    {
        var (height, age, size) = utterance.Measures;
        // What is told of the child, and not of one product, holds for the others, too.
        if ((height is not null || size is not null) && utterance is { Products.IsEmpty: true, Categories.IsEmpty: true })
            turn.Conversation = turn.Conversation with
            {
                Earlier = [.. turn.Conversation.Earlier.Select(earlier => earlier with { Size = null })],
            };
        if (size is { } named)
            SetSize(turn, named);
        else if (height is { } told)
        {
            var known = turn.Conversation;
            SetHeight(turn, told);
            turn.Conversation = utterance.Measures.Others.IsEmpty && Rest(known, told) is { } rest
                ? turn.Conversation with { OtherHeights = rest }
                : turn.Conversation with
                {
                    OtherHeights = utterance.Measures.Others,
                    BoyIsTaller = utterance.Measures.Others is [var other] ? ChildWords.IsBoyTaller(utterance.Tokens, other, told) : null,
                };
            // For which of several children nobody knows yet.
            if (turn is { Product: { } product, Conversation.Selection.Size: { } chosen }
                && utterance.Measures.Others.Any(other => SizeAdvice.For(product, other).Size.Size.Label != chosen))
                Change(turn, turn.Conversation.Selection with { Size = null });
        }
        else if (age is null && OfChild(turn, utterance) is { } child)
            ChooseChild(turn, child);
        else if (age is { } years)
            turn.Conversation = turn.Conversation with { SuggestedHeight = BodyMeasures.HeightAt(years) };
        else if (turn.Conversation is { SuggestedHeight: { } suggested, State: ConversationState.SizeColor } && utterance.Says("yes"))
            SetHeight(turn, suggested);
        else if (utterance.Says("size-other"))
            Change(turn, turn.Conversation.Selection with { Size = null });
    }

    /// <summary>The heights that are left when one of those that were told is chosen; null if it is none of them.</summary>
    private static ImmutableArray<int>? Rest(Conversation known, int height) =>
        known is { Height: { } first, OtherHeights: [_, ..] others } && others.Add(first) is var all && all.Contains(height)
            ? all.Remove(height)
            : null;

    /// <summary>"For the younger one" of two whose heights were told. Who says where to send the order has chosen.</summary>
    private static int? OfChild(TurnDraft turn, Utterance utterance) =>
        turn.Conversation is { Height: { } height, OtherHeights: [var other], State: not ConversationState.PaymentDelivery }
        && !utterance.Recipient.Begun
            ? ItemPart.RankOf(utterance.Tokens, turn.Conversation) switch
            {
                > 0 => Math.Max(height, other),
                < 0 => Math.Min(height, other),
                _ => null,
            }
            : null;

    /// <summary>Chooses for the child of a height; the other heights that were told stay known.</summary>
    public static void ChooseChild(TurnDraft turn, int height)
    {
        var rest = Rest(turn.Conversation, height);
        SetHeight(turn, height);
        turn.Conversation = turn.Conversation with { OtherHeights = rest ?? [] };
    }

    private static void SetHeight(TurnDraft turn, int height)
    {
        turn.Conversation = turn.Conversation with { Height = height, SuggestedHeight = null };
        if (turn.Product is not { } product)
            return;

        var advice = SizeAdvice.For(product, height);
        Change(turn, turn.Conversation.Selection with { Size = advice.Fit is SizeFit.Suits ? advice.Size.Size.Label : null });
    }

    /// <summary>A size by its label; a single number names the size that holds it.</summary>
    private static void SetSize(TurnDraft turn, ClothingSize named)
    {
        if (turn.Product is not { } product)
        {
            turn.Conversation = turn.Conversation with { Height = turn.Conversation.Height ?? named.Upper };
            return;
        }

        var size =
            product.Size(named.Label) ?? product.Sizes.FirstOrDefault(size => size.Size.Holds(named.Lower) || named.Holds(size.Size.Upper));
        Change(turn, turn.Conversation.Selection with { Size = size?.Size.Label });
    }

    private static void ChooseColor(TurnDraft turn, Utterance utterance)
    {
        if (turn.Product is not { } product)
            return;

        var selection = turn.Conversation.Selection;
        var available = utterance.Colors.Where(color => product.Color(color) is not null).ToList();
        // Asked for in vain, and named to be left out: what was offered stands.
        var isOffered = selection is { Offered: true, Color: not null };
        var isLeftOut = utterance.Says("remove") && !utterance.Says("order", "want") && !available.Contains(selection.Color ?? "");
        // "Is the yellow one there?" of another piece that is taken already.
        var isOfAnother = available is [var asked] && utterance.HasQuestionMark && asked != selection.Color && selection.Another
            && turn.Conversation.Order.Lines.Any(line => line.ProductId == product.Id && line.Color == asked);
        if (isOffered && (isLeftOut || isOfAnother || (available.Count == 0 && !utterance.Colors.IsEmpty && utterance.HasQuestionMark)))
            return;
        if (available is [var color])
            Change(turn, selection with { Color = color });
        else if (available.Count > 1 || !utterance.Colors.IsEmpty || utterance.Says("color-other"))
            Change(turn, selection with { Color = null });
        else if (product.Colors is [var only])
            Change(turn, selection with { Color = only.Color.Id });

        DropSoldOut(turn, product);
    }

    private static void DropSoldOut(TurnDraft turn, Product product)
    {
        var selection = turn.Conversation.Selection;
        if (product.Color(selection.Color) is not { } color
            || product.Size(selection.Size) is not { } size
            || !color.SoldOut.Contains(size.Size))
            return;

        turn.Say(new SpeechAct(SpeechKeys.SoldOut).With("color", color.Color.Name).With("size", size.Size.Label));
        Change(turn, selection with { Color = null });
    }

    private static void Count(TurnDraft turn, Utterance utterance)
    {
        if (turn.Product is not null && Quantities.In(utterance.Tokens) is { } quantity)
            Change(turn, turn.Conversation.Selection with { Quantity = quantity });
    }

    /// <summary>After an order has been placed, the next choice begins another one; the customer's address is kept.</summary>
    private static void BeginAnew(TurnDraft turn, Selection before, Selection after)
    {
        if (turn.Conversation.Order is { Placed: true } order && after.ProductId is not null && after != before)
            turn.Conversation =
                turn.Conversation with { Order = order.Next() with { Recipient = ReturningCustomer.Kept(turn, order.Recipient) } };
    }

    /// <summary>"The second one" of what the last answer named.</summary>
    private static ImmutableArray<Product> Ordinal(TurnDraft turn, Utterance utterance)
    {
        var shown = turn.Conversation.Shown;
        var place = Array.FindIndex(Ordinals, ordinal => utterance.Mentions(ordinal));
        return place >= 0 && place < shown.Length && utterance.Says("ordinal") && turn.Catalog.Find(shown[place]) is { } product
            ? [product]
            : [];
    }

    /// <summary>The size of the order to which something is added.</summary>
    private static string? OrderedSize(TurnDraft turn) =>
        turn.Conversation is { State: ConversationState.Upsell, Order.Lines: [.., var line] } ? line.Size : null;

    /// <summary>"Yes" to whether it is this one on the photo.</summary>
    private static Product? Confirmed(TurnDraft turn, Utterance utterance) =>
        SaleRules.AsksToConfirm(turn.Conversation) && utterance.Says("yes") ? turn.Catalog.Find(turn.Conversation.Shown[0]) : null;

    /// <summary>Gives up what is chosen, and remembers it.</summary>
    public static void Leave(TurnDraft turn)
    {
        // What went into the order has left the selection.
        if (turn.Conversation is { Selection.ProductId: null, Order.Lines: [.., var last] })
            turn.Conversation = turn.Conversation with
            {
                Selection = new Selection { ProductId = last.ProductId, Size = last.Size, Color = last.Color, Quantity = last.Quantity },
            };
        Change(turn, new Selection());
    }

    private static Selection? Earlier(TurnDraft turn, Product product) =>
        turn.Conversation.Earlier.FirstOrDefault(earlier => earlier.ProductId == product.Id);

    private static void Change(TurnDraft turn, Selection selection)
    {
        var (left, earlier) = (turn.Conversation.Selection, turn.Conversation.Earlier);
        if (left is { ProductId: not null, Size: not null, Color: not null } && left.ProductId != selection.ProductId)
            earlier = [.. earlier.Where(other => other.ProductId != left.ProductId).TakeLast(MaxEarlier - 1), left];
        turn.Conversation = turn.Conversation with { Selection = selection, Earlier = earlier };
    }
}
