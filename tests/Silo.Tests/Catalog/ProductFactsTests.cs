using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using MirtAi.Silo.Tests.LanguageModels;

namespace MirtAi.Silo.Tests.Catalog;

/// <summary>Facts that a catalogue may hold beyond those of the shipped one.</summary>
public class ProductFactsTests
{
    private static readonly ProductCatalog Catalog = new(
        [
            .. Shop.Catalog.Value.Products.Select(product => product.Name.Ukrainian == "Сукня Анна" ? WithFacts(product) : product),
            Shop.Product("Костюм Валері") with
            {
                Id = "bow",
                Name = new("Бантик", "Бантик", "Hair bow"),
                Aliases = ["бантик~"],
                Sizes = [new ProductSize(ClothingSize.OneSize, new(250, "UAH"))],
            },
        ],
        Shop.Catalog.Value.Categories,
        Shop.Catalog.Value.Colors);

    [Fact]
    public async Task The_measurements_of_the_chosen_size_are_told()
    {
        var result = await Dialogue().Turn("сукня Анна на 122, які заміри?");

        Assert.Contains(result.Replies, reply => reply.Text.Contains("122-128: довжина 74 см", StringComparison.Ordinal));
        Assert.Null(result.EscalationReason);
    }

    [Fact]
    public async Task Without_a_size_all_of_them_are_told()
    {
        var result = await Dialogue().Turn("сукня Анна, які заміри?");

        Assert.Contains(
            result.Replies, reply => reply.Text.Contains("122-128: довжина 74 см\n134-140: довжина 80 см", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("сукня Анна на 110, які заміри?")]
    [InlineData("лагуна, які заміри?")]
    public async Task What_the_catalogue_does_not_hold_a_manager_tells(string question) =>
        Assert.Equal(EscalationReasons.MissingProductFacts, (await Dialogue().Turn(question)).EscalationReason);

    [Fact]
    public async Task The_video_comes_before_the_photos()
    {
        var dialogue = Dialogue();
        await dialogue.Turn("сукня Анна");

        var result = await dialogue.Turn("покажи фото");

        Assert.Equal("Сукня Анна, відео: https://video.shop.example/anna", result.Replies[0].Text);
        Assert.NotEmpty(result.Replies[1].Images);
    }

    [Fact]
    public async Task The_picture_of_the_size_chart_is_shown_on_request()
    {
        var dialogue = Dialogue();
        await dialogue.Turn("сукня Анна");

        var result = await dialogue.Turn("скиньте розмірну сітку");

        Assert.Contains(result.Replies, reply => reply.Images.Contains("https://cdn.shop.example/anna-sizes.jpg"));
    }

    [Fact]
    public async Task An_accessory_needs_no_size()
    {
        var result = await Dialogue().Turn("хочу бантик");

        Assert.Equal(ConversationState.Offer, result.Conversation.State);
        Assert.Contains(result.Replies, reply => reply.Text.Contains("250 грн", StringComparison.Ordinal));
    }

    private static Product WithFacts(Product product) => product with
    {
        Video = "https://video.shop.example/anna",
        SizeChart = "https://cdn.shop.example/anna-sizes.jpg",
        Measurements = product.Measurements
            .Add("122-128", new("довжина 74 см", "длина 74 см", "length 74 cm"))
            .Add("134-140", new("довжина 80 см", "длина 80 см", "length 80 cm")),
    };

    private static Dialogue Dialogue() => new(Shop.Runner(catalog: Catalog));
}
