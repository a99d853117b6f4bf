using System.Collections.Immutable;
using MirtAi.Grains.Understanding.Learning;

namespace MirtAi.Grains.Tests.Understanding;

public sealed class ExampleCheckTests
{
    private const string Good = "thanks:\n  - спасибі\n  - дякую вам\n  - щиро дякую\n  - спасибо большое\n  - thank you\n";

    [Fact]
    public void Shipped_examples_are_good() => Assert.Empty(ExampleCheck.Faults(Examples.All, Meanings.All));

    [Fact]
    public void Every_shipped_meaning_is_known_and_every_known_one_is_shipped() =>
        Assert.Equal(Meanings.All, Examples.All.Select(example => example.Meaning).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Good_examples_have_no_faults() => Assert.Empty(FaultsOf(Good));

    [Theory]
    [InlineData("  - Дякую вам!\n", "a.yaml:7: \"Дякую вам!\" stands already at a.yaml:3")]
    [InlineData("  - ...\n", "a.yaml:7: an example has no words")]
    [InlineData("gratitude:\n  - мерсі\n", "a.yaml:8: nothing is called \"gratitude\"")]
    [InlineData("hello:\n  - добридень\n", "a.yaml:8: \"hello\" has 1 examples; write at least 5")]
    [InlineData("hello\n", "a.yaml:7: write \"NAME:\"")]
    public void A_fault_is_told_with_its_line(string more, string expected) =>
        Assert.Contains(FaultsOf(Good + more), fault => fault.StartsWith(expected, StringComparison.Ordinal));

    [Fact]
    public void The_same_words_under_two_names_contradict_each_other()
    {
        var faults = FaultsOf(Good + "hello:\n  - привіт\n  - вітаю\n  - hello\n  - здравствуйте\n  - Thank you\n");

        Assert.Equal("a.yaml:12: \"Thank you\" means \"hello\" here and \"thanks\" at a.yaml:6; keep one", Assert.Single(faults));
    }

    [Fact]
    public void An_example_before_any_name_is_a_fault() => Assert.StartsWith("a.yaml:1:", Assert.Single(FaultsOf("- привіт\n" + Good)));

    [Fact]
    public void Every_example_is_kept_back_once()
    {
        var scores = ExampleCheck.HeldOut(Examples.All);

        Assert.Equal(Examples.All.Length, scores.Sum(score => score.Count));
        Assert.All(scores, score => Assert.InRange(score.Right, 0, score.Count));
    }

    [Fact]
    public void The_nearest_example_shares_the_words()
    {
        var example = Examples.All.First(example => example.Meaning == "complaint");

        Assert.Equal(example.Text, Examples.Nearest(example.Text)?.Text);
        Assert.Null(Examples.Nearest(""));
    }

    private static ImmutableArray<string> FaultsOf(string text)
    {
        var faults = new List<string>();
        ImmutableArray<Example> examples = [.. Examples.Parse("a.yaml", new StringReader(text), faults)];
        return [.. faults, .. ExampleCheck.Faults(examples, Meanings.All)];
    }
}
