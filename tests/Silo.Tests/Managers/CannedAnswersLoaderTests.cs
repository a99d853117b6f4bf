using MirtAi.Silo.LanguageModels;
using MirtAi.Silo.Managers;

namespace MirtAi.Silo.Tests.Managers;

public sealed class CannedAnswersLoaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("answers").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_shops_answers_are_found_by_name_in_every_language()
    {
        var answers = CannedAnswersLoader.Load(Path.Combine(Shop.Root, "data/managers"));

        Assert.NotEmpty(answers.Names);
        Assert.All(answers.Names, name => Assert.Distinct(
            new[] { "uk", "ru", "en" }.Select(language => answers.Find(name.ToUpperInvariant(), language))));
        Assert.Equal(answers.Find("wait", "uk"), answers.Find("wait", "pl"));
        Assert.Null(answers.Find("nothing", "uk"));
    }

    [Fact]
    public void A_shop_without_the_file_has_none() => Assert.Empty(CannedAnswersLoader.Load(folder).Names);

    [Fact]
    public void A_missing_language_a_strange_name_and_the_same_name_twice_are_named_with_their_lines()
    {
        File.WriteAllText(
            Path.Combine(folder, "answers.yaml"),
            """
            wait: { uk: Чекайте, ru: Ждите, en: Wait }
            two words: { uk: Так, ru: Да, en: Yes }
            WAIT: { uk: Чекайте, ru: Ждите, en: Wait }
            plain: Так
            late: { uk: Скоро, en: Soon }
            """);

        var faults = Assert.Throws<TextsException>(() => CannedAnswersLoader.Load(folder)).Faults;

        Assert.Contains(faults, fault => fault.Contains("answers.yaml:2: the name two words", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("answers.yaml:3: there are two answers WAIT", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("answers.yaml:4: the answer plain", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("answers.yaml:5:", StringComparison.Ordinal) && fault.EndsWith("in ru", StringComparison.Ordinal));
    }
}
