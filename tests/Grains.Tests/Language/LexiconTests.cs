using MirtAi.Grains.Language;

namespace MirtAi.Grains.Tests.Language;

public class LexiconTests
{
    private static readonly Lexicon Sample = Lexicon.Common.With(
        [(WordPattern.Parse("сукн~"), "dress"), (WordPattern.Parse("сукня"), "dress"), (WordPattern.Parse("лагун~"), "laguna")]);

    [Theory]
    [InlineData("сукню", "dress")]
    [InlineData("сукнею", "dress")]
    [InlineData("СУКНІ", "dress")]
    [InlineData("suknya", "dress")]
    [InlineData("suknia", "dress")]
    [InlineData("сукян", "dress")]
    [InlineData("cукня", "dress")]
    [InlineData("лагну", "laguna")]
    [InlineData("lagunu", "laguna")]
    [InlineData("лаагуну", "laguna")]
    [InlineData("лагунонька", "laguna")]
    public void A_word_is_known_inflected_transliterated_or_misspelt(string word, string tag) =>
        Assert.True(Assert.Single(Sample.Read(word)).Is(tag));

    [Theory]
    [InlineData("чоловіку", "age")]
    [InlineData("космос", "cm")]
    [InlineData("подумати", "yes")]
    [InlineData("покажи", "yes")]
    [InlineData("смачно", "cm")]
    [InlineData("добре", "good")]
    [InlineData("рівненько", "town")]
    public void A_part_of_a_word_means_nothing(string word, string tag) => Assert.False(Assert.Single(Sample.Read(word)).Is(tag));

    [Theory]
    [InlineData("дякуууую", "дякую")]
    [InlineData("cукня", "сукня")]
    [InlineData("м'ятна", "мятна")]
    [InlineData("Её", "ее")]
    [InlineData("ѕуѕtеm", "system")]
    [InlineData("Ιgnοrε", "ignore")]
    [InlineData("crème", "creme")]
    public void Spellings_are_made_comparable(string written, string folded) => Assert.Equal(folded, Letters.Fold(written));

    [Theory]
    [InlineData("де моє замовлення", "де .. @order", true)]
    [InlineData("де ж те моє замовлення", "де .. @order", true)]
    [InlineData("де? моє замовлення", "де .. @order", false)]
    [InlineData("так", "^ @yes $", true)]
    [InlineData("так але", "^ @yes $", false)]
    public void Phrases_stay_within_a_sentence(string text, string phrase, bool occurs) =>
        Assert.Equal(occurs, Phrase.Parse(phrase).Occurs(Lexicon.Common.Read(text)));

    [Theory]
    [InlineData("Сколько стоит платье?", "uk", true, "ru")]
    [InlineData("Скільки коштує сукня?", "ru", true, "uk")]
    [InlineData("how much is the dress?", "uk", true, "en")]
    [InlineData("skilky koshtuye suknya", "en", true, "uk")]
    [InlineData("ok", "uk", true, "uk")]
    [InlineData("128 cm", "uk", true, "uk")]
    [InlineData("спасибо", "uk", true, "uk")]
    [InlineData("Здравствуйте", "uk", false, "ru")]
    [InlineData("Іваненко Марія, Київ", "ru", true, "ru")]
    [InlineData("134-140", "en", true, "en")]
    public void A_language_stays_until_another_shows_clearly(string text, string current, bool settled, string expected) =>
        Assert.Equal(expected, LanguageDetector.Detect(Lexicon.Common.Read(text), current, settled));
}
