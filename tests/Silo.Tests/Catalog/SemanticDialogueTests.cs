using MirtAi.Silo.Tests.LanguageModels;

namespace MirtAi.Silo.Tests.Catalog;

/// <summary>Products in words that the catalogue does not use.</summary>
public class SemanticDialogueTests
{
    private const string Vague = "хочу щось затишне для прогулянок";

    private readonly StagedSemantics meanings = new();

    [Fact]
    public async Task What_resembles_in_meaning_is_offered()
    {
        meanings.Products[Vague] = [Shop.Product("Костюм Лагуна").Id, Shop.Product("Костюм Мрія").Id];

        var result = await Dialogue().Turn(Vague);

        Assert.Contains("1. Костюм Лагуна, 1590-2390 грн\n2. Костюм Мрія", result.Replies[^1].Text, StringComparison.Ordinal);
        Assert.Equal([Vague], meanings.Sought);
    }

    [Fact]
    public async Task A_single_one_is_shown()
    {
        meanings.Products[Vague] = [Shop.Product("Костюм Лагуна").Id];

        var result = await Dialogue().Turn(Vague);

        Assert.Equal(Shop.Product("Костюм Лагуна").Id, result.Conversation.Selection.ProductId);
    }

    [Theory]
    [InlineData("хочу гамачок дитячий", true)]
    [InlineData(Vague, false)]
    public async Task When_nothing_fits_that_is_said_of_what_was_named_and_all_is_shown_to_who_looks_round(string message, bool isSaid)
    {
        meanings.Products[message] = [];

        var result = await Dialogue().Turn(message);

        Assert.Equal([message], meanings.Sought);
        Assert.Equal(isSaid, result.Replies.Any(reply => reply.Text.Contains("немає", StringComparison.Ordinal)));
        Assert.Equal(!isSaid, result.Replies.Any(reply => reply.Text.Contains("Костюм Мерея", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task When_nobody_can_tell_the_answer_is_that_of_words_alone()
    {
        var silent = await Dialogue().Turn(Vague);
        meanings.IsOn = false;
        var off = await Dialogue().Turn(Vague);

        Assert.Equal(off.Replies.Select(reply => reply.Text), silent.Replies.Select(reply => reply.Text));
        Assert.Equal([Vague], meanings.Sought);
    }

    [Theory]
    [InlineData("Сукня Анна")]
    [InlineData("які є сукні?")]
    [InlineData("костюм з капюшоном")]
    [InlineData("зріст 131 підкажіть розмір")]
    [InlineData("привіт")]
    [InlineData("дякую, гарного вечора")]
    [InlineData("скільки коштує доставка до Львова?")]
    [InlineData("Бондар Надія 0931112233 Львів 12 відділення")]
    public async Task What_words_answer_is_not_sought(string message)
    {
        await Dialogue().Turn(message);

        Assert.Empty(meanings.Sought);
    }

    private Dialogue Dialogue() => new(Shop.Runner(meanings: meanings));
}
