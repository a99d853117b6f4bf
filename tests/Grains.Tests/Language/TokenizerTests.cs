using MirtAi.Grains.Language;

namespace MirtAi.Grains.Tests.Language;

public sealed class TokenizerTests
{
    [Fact]
    public void Every_word_of_a_message_as_long_as_a_platform_takes_is_read()
    {
        var words = Words(700);

        Assert.Equal(words, Tokenizer.Cut(string.Join(' ', words)).Select(token => token.Raw));
    }

    [Fact]
    public void Of_an_endless_text_both_ends_are_read()
    {
        var words = Words(3_000);

        var read = Tokenizer.Cut(string.Join(' ', words)).Select(token => token.Raw).ToList();

        Assert.Equal(words.Take(500).Concat(words.TakeLast(500)), read);
    }

    [Fact]
    public void A_bound_of_the_callers_own_keeps_the_beginning() =>
        Assert.Equal(["a", "b"], Tokenizer.Cut("a b c", 2).Select(token => token.Raw));

    [Theory]
    [InlineData("ʼ")]
    [InlineData("ʹʼʹ")]
    [InlineData("ʼ ʼ ʼ")]
    public void Apostrophes_alone_are_no_words(string text) => Assert.Empty(Tokenizer.Cut(text));

    private static List<string> Words(int count) => [.. Enumerable.Range(0, count).Select(Word)];

    private static string Word(int number) => string.Concat(
        new[] { number / 676 % 26, number / 26 % 26, number % 26 }.Select(letter => (char)('a' + letter)));
}
