using MirtAi.Silo.Replays;

namespace MirtAi.Silo.Tests.Replays;

public sealed class PersonalWordsTests
{
    [Theory]
    [InlineData("Зразкова Олена, у Києві, відділення 12", "••• •••, у •••, відділення •••")]
    [InlineData("для Олени Зразкової, в Киеве, отд. № 12", "для ••• •••, в •••, отд. № •••")]
    [InlineData("Сукня Анна, 12 років, 1850 грн", "Сукня Анна, 12 років, 1850 грн")]
    [InlineData("моє відділення в місті", "моє відділення в місті")]
    [InlineData("", "")]
    public void A_recipients_data_are_hidden_in_whatever_form(string text, string masked) =>
        Assert.Equal(masked, new PersonalWords(["Зразкова Олена", "Київ", "відділення 12"]).Mask(text));

    [Fact]
    public void Where_nothing_is_known_nothing_is_hidden() => Assert.Equal("у Києві", new PersonalWords([]).Mask("у Києві"));
}
