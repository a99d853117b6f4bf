using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Tests.Catalog;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Tests.Understanding;

/// <summary>Several pieces in one order: every piece that is named is offered, and none that is not.</summary>
public class SeveralItemsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    private static readonly Color Pink = new() { Id = "pink", Name = LocalizedText.Same("pink"), Words = ["рожев*"] };
    private static readonly Color Gray = new() { Id = "gray", Name = LocalizedText.Same("gray"), Words = ["сір*"] };

    private static readonly ProductCatalog Catalog = new(
        [
            Samples.Ranges with { Id = "anna", Aliases = ["анн*"], Colors = [In(Pink), In(Gray)] },
            Samples.FromSmall with { Id = "laguna", Category = "suits", Aliases = ["лагун*"], Colors = [In(Pink), In(Gray)] },
        ],
        [],
        [Pink, Gray]);

    public static TheoryData<string, string[]> Orders => new()
    {
        { "anna 110-116 pink, anna 122-128 pink", ["Хочу для двох доньок Анну, 116 і 128, обидві рожеві"] },
        { "anna 110-116 pink, anna 122-128 pink", ["потрібно для двох доньок, 116 і 128", "Анна", "рожеві"] },
        {
            "anna 146-152 pink, anna 110-116 gray",
            ["у мене дві доньки. старшій 146 меншій 110. хочу обом Анни", "старшій рожеву меншій сіру"]
        },
        { "anna 146-152 pink, anna 110-116 pink", ["Анна", "рожеву на зріст 150 і таку саму на 116"] },
        { "anna 122-128 pink, anna 146-152 pink", ["Анна рожева", "мені треба розмір 128 і 146"] },
        { "anna 110-116 pink, anna 122-128 pink", ["дві доньки, зріст 110 і 128, хочу Анну рожеву обом"] },
        {
            "laguna 98-104 pink, laguna 122-128 gray",
            ["шукаю дівчаткам, одній зріст 98, друга 126", "тоді Лагуну обом. меншій рожеву, а старшій сіру"]
        },
        { "anna 110-116 pink, laguna 110-116 gray", ["Анна рожева 110", "беру", "а додайте ще Лагуну сіру старшому, йому 116"] },
        { "anna 110-116 pink, laguna 122-128 gray", ["мені Анну 116 і Лагуну 128", "рожеву і сіру"] },
        { "anna 110-116 pink, laguna 122-128 pink", ["мені Анну 116 і Лагуну 128", "рожеві обидві"] },
        { "laguna 122-128 gray, anna 134-140 pink", ["Лагуна сіра на 122 і Анна рожева на 140, порахуйте разом"] },
        { "anna 110-116 pink, laguna 122-128 gray", ["Анна рожева 116", "і Лагуну сіру 128"] },
        { "laguna 122-128 pink, laguna 98-104 pink", ["Лагуна 122 рожева", "і така ж 98"] },
        { "laguna 122-128 pink", ["Анна рожева 122", "передумала, краще Лагуну"] },
        { "anna 122-128 pink, laguna 110-116 gray", ["Анна рожева 122", "беру", "ні, хочу ще Лагуну сіру 116"] },
        { "laguna 110-116 gray", ["Анна рожева 122", "беру", "ні, хочу Лагуну сіру 116"] },
        { "anna 110-116 pink, anna 122-128 pink", ["потрібно для двох донечок, 116 і 128", "скільки коштує Анна?", "обидві рожеві"] },
        { "anna 122-128 pink, anna 122-128 gray", ["беру для двійнят Анну на 122", "рожеву і сіру"] },
        { "anna 122-128 pink, laguna 110-116 gray", ["Анна рожева 122", "зробіть два замовлення: ще Лагуну сіру 116"] },
        { "anna 110-116 pink, anna 122-128 gray", ["для двох донечок, 116 і 128", "Анна", "старшій сіру, молодшій рожеву"] },
        { "anna 110-116 gray, anna 122-128 pink", ["Анна на 116 і на 128", "меншій сіру, а більшій рожеву"] },
        { "laguna 122-128 gray, laguna 110-116 gray", ["синові 128, доньці 116, Лагуну", "обом сірі"] },
        { "laguna 98-104 gray, laguna 110-116 gray", ["дві Лагуни сірі, 98 та 116"] },
        { "laguna 110-116 gray, laguna 122-128 gray", ["Лагуна сіра 110", "ні, дві сірі, 110 і 122"] },
        { "anna 122-128 pink", ["хочу дві Анни на 122, рожеву і сіру", "сіру не треба"] },
        { "anna 122-128 pink x2", ["мені дві Анни на 122", "обидві рожеві"] },
        { "anna 110-116 pink, anna 146-152 pink", ["для двох доньок Анну, 116 і 150, обидві рожеві", "скільки за дві?"] },
        {
            "laguna 110-116 gray, laguna 122-128 pink",
            ["що є для хлопчика зріст 112 і дівчинки зріст 125?", "Лагуну тоді. хлопчику сіру дівчинці рожеву. скільки за обидві?"]
        },
        {
            "laguna 110-116 gray",
            ["що є для хлопчика зріст 112 і дівчинки зріст 125?", "Лагуну. хлопчику сіру, дівчинці рожеву", "поки тільки хлопчику"]
        },
        { "anna 122-128 pink", ["Анна рожева 122", "а Лагуна сіра на 116?", "ні, краще ту Анну"] },
        { "anna 110-116 pink", ["Анна рожева 122", "покажіть Лагуну сіру", "ой, зріст 116, а не 122", "ні, краще ту Анну"] },
        {
            "laguna 110-116 gray, laguna 122-128 gray",
            ["у мене дві доньки, 112 і 128, Лагуну сіру обом", "тільки щоб молодшій не була велика"]
        },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void What_is_offered_is_what_was_named(string offered, string[] messages)
    {
        var conversation = messages.Aggregate(new Conversation { Language = "uk" }, Next);

        Assert.Equal((ConversationState.Offer, offered), (conversation.State, Offered(conversation)));
        Assert.Empty(conversation.Wanted);
    }

    [Fact]
    public void Another_product_ends_what_was_asked_of_several()
    {
        var asked = Next(new Conversation { Language = "uk" }, "потрібно для двох доньок дві Анни, 116 і 128");

        var other = Next(asked, "Лагуна рожева 122");

        Assert.Equal(2, asked.Wanted.Length);
        Assert.Equal("laguna 122-128 pink", Offered(other));
        Assert.Empty(other.Wanted);
    }

    [Fact]
    public void Two_products_that_only_interest_somebody_are_not_put_together() =>
        Assert.Empty(Next(new Conversation { Language = "uk" }, "цікавить Анна і Лагуна").Wanted);

    private static string Offered(Conversation conversation)
    {
        var lines = conversation.Order.Lines.Select(line => Named(line.ProductId, line.Size, line.Color, line.Quantity));
        var selection = conversation.Selection;
        return string.Join(", ", lines.Append(Named(selection.ProductId, selection.Size, selection.Color, selection.Quantity)));
    }

    private static string Named(string? product, string? size, string? color, int quantity) =>
        $"{product} {size} {color}{(quantity > 1 ? $" x{quantity}" : "")}";

    private static ProductColor In(Color color) => new() { Color = color };

    private static Conversation Next(Conversation conversation, string text)
    {
        var message = new TranscriptLine
        {
            SessionKey = "web:1",
            Sequence = 1,
            Author = Author.Customer,
            At = Now,
            Kind = InboundKind.Message,
            Text = text,
        };
        var request = new TurnRequest
        {
            SessionKey = "web:1",
            Customer = new(),
            Conversation = conversation,
            Messages = [message],
            History = [],
            Now = Now,
        };
        return SaleFlow.Decide(request, Catalog, new ConversationOptions(), new PaymentOptions(), ModelProposal.None).Conversation;
    }
}
