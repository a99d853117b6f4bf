using MirtAi.Grains.Answers;
using MirtAi.Grains.Sale;
using MirtAi.Silo.LanguageModels;

namespace MirtAi.Silo.Tests.LanguageModels;

public sealed class TextsLoaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("texts").FullName;

    public TextsLoaderTests()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Shop.Root, "data/texts")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_text_exists_in_every_language_and_in_the_shops_style()
    {
        foreach (var key in SpeechKeys.All)
        {
            foreach (var text in new[] { "uk", "ru", "en" }.SelectMany(language => Shop.Wordings.Value[language, key]))
                Assert.Equal(BubbleStyle.Applied(text), text);
        }
    }

    [Fact]
    public void A_missing_text_a_strange_one_and_a_lost_place_are_named()
    {
        Replace("ru.yaml", "hello: Здравствуйте! 🤍", "helo: Здравствуйте!");
        var missing = Assert.Throws<TextsException>(() => TextsLoader.Load(folder));
        Replace("ru.yaml", "helo: Здравствуйте!", "hello: Здравствуйте!");
        Replace("en.yaml", "\"{item}, size {size}. The price is {price}.\"", "\"{item}, size {size}.\"");
        var lost = Assert.Throws<TextsException>(() => TextsLoader.Load(folder));

        Assert.Contains(missing.Faults, fault => fault.EndsWith("the text hello is missing", StringComparison.Ordinal));
        Assert.Contains(missing.Faults, fault => fault.Contains("ru.yaml:2: nothing is said by the text helo", StringComparison.Ordinal));
        Assert.Contains(
            lost.Faults, fault => fault.Contains("en.yaml", StringComparison.Ordinal) && fault.Contains("offer", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_no_yaml_is_named_with_its_line()
    {
        File.WriteAllText(Path.Combine(folder, "uk.yaml"), "hello: ok\nhelp: \"open\n");

        Assert.Contains(
            Assert.Throws<TextsException>(() => TextsLoader.Load(folder)).Faults, fault =>
                fault.Contains("uk.yaml:", StringComparison.Ordinal));
    }

    private void Replace(string file, string old, string replacement)
    {
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, replacement, StringComparison.Ordinal));
    }
}
