using MirtAi.Grains.Language;

namespace MirtAi.Grains.Tests.Language;

public class NumberWordsTests
{
    [Theory]
    [InlineData("сто двадцять п'ять", "125")]
    [InlineData("метр тридцять", "130")]
    [InlineData("сто пять", "105")]
    [InlineData("one hundred thirty", "130")]
    [InlineData("one hundred and twenty", "120")]
    [InlineData("шестирічна", "6")]
    [InlineData("двадцять сто", "20 100")]
    [InlineData("сто. двадцять", "100 20")]
    [InlineData("100 двадцять", "100 20")]
    [InlineData("без чисел", "")]
    public void Words_add_up_as_they_are_spoken(string text, string numbers) =>
        Assert.Equal(
            numbers,
            string.Join(' ', NumberWords.Joined(Lexicon.Common.Read(text)).Where(token => token.Kind is TokenKind.Number).Select(token =>
                token.Text)));
}
