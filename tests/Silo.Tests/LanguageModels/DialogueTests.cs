namespace MirtAi.Silo.Tests.LanguageModels;

/// <summary>Whole dialogues, word for word.</summary>
public class DialogueTests
{
    private const string Switch = "MIRT_WRITE_DIALOGUES";

    private static readonly string Folder = Path.Combine(Shop.Root, "tests/Silo.Tests/LanguageModels/Dialogues");

    public static TheoryData<string> Files() =>
        [.. Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_dialogue_goes_as_it_is_written(string file)
    {
        var path = Path.Combine(Folder, file);
        var written = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

        var played = await new Dialogue(Shop.Runner()).Play(written);

        if (Environment.GetEnvironmentVariable(Switch) == "1")
            await File.WriteAllTextAsync(path, played, TestContext.Current.CancellationToken);
        else
            Assert.True(played == written, $"{file} reads otherwise; write it anew with {Switch}=1 and look at the difference.\n{played}");
    }
}
