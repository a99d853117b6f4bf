using MirtAi.Silo.LanguageModels;
using MirtAi.Silo.LanguageModels.Answers;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.LanguageModels.Answers;

public sealed class PromptsLoaderTests
{
    [Theory]
    [InlineData("base.md", "version: 1 -->", "version 1", "base.md:1: the first line must be")]
    [InlineData("comments.md", "version: 1 -->", "version 1", "comments.md:1: the first line must be")]
    [InlineData("retry.md", "{faults}", "", "the place {faults} is missing")]
    [InlineData("states.md", "## STATE_4_OFFER", "## STATE_4_OFER", "missing: STATE_4_OFFER")]
    [InlineData("tools.md", "## call_manager", "## call_boss", "nothing asks for: call_boss")]
    [InlineData("tools.md", "- query:", "- question:", "missing: query")]
    public void A_faulty_file_is_named_with_its_fault(string file, string what, string instead, string fault)
    {
        using var folder = Shipped();
        var path = Path.Combine(folder.Path, file);
        File.WriteAllText(path, File.ReadAllText(path).Replace(what, instead, StringComparison.Ordinal));

        var exception = Assert.Throws<TextsException>(() => PromptsLoader.Load(folder.Path));

        Assert.Contains(exception.Faults, found => found.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void A_prompt_keeps_to_its_budget()
    {
        using var folder = Shipped();
        File.AppendAllText(Path.Combine(folder.Path, "base.md"), new string('x', 5_000));

        var exception = Assert.Throws<TextsException>(() => PromptsLoader.Load(folder.Path));

        Assert.Contains("must be 500 to 5000", Assert.Single(exception.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_told()
    {
        using var folder = Shipped();
        File.Delete(Path.Combine(folder.Path, "understand.md"));

        Assert.Contains(
            Assert.Throws<TextsException>(() => PromptsLoader.Load(folder.Path)).Faults, fault =>
                fault.Contains("understand.md:0: the file does not exist", StringComparison.Ordinal));
    }

    [Fact]
    public void Guards_that_cannot_be_read_are_told()
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, "answers.yaml"), "hosts: none");

        Assert.Contains(
            "must hold hosts", Assert.Single(Assert.Throws<TextsException>(() => AnswerPolicyLoader.Load(folder.Path)).Faults),
            StringComparison.Ordinal);
    }

    private static TempFolder Shipped()
    {
        var folder = new TempFolder();
        foreach (var file in Directory.GetFiles(Path.Combine(Shop.Root, "data/prompts")))
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        return folder;
    }
}
