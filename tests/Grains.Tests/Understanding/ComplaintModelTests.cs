using System.Collections.Immutable;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Learning;

namespace MirtAi.Grains.Tests.Understanding;

public sealed class ComplaintModelTests
{
    [Fact]
    public void Shipped_examples_are_good() =>
        Assert.Empty(ExampleCheck.Faults(Examples.OfComplaints, Meanings.OfComplaints)
            .Concat(ExampleCheck.Contradictions(Examples.All, Examples.OfComplaints)));

    [Fact]
    public void A_text_that_complains_in_one_set_and_not_in_the_other_is_a_fault()
    {
        var thanks = Examples.Parse("a.yaml", new StringReader("thanks:\n  - Дякую, пальто\norder-status:\n  - де посилка\n"), []);
        var complaints = Examples.Parse("b.yaml", new StringReader("complaint:\n  - дякую пальто!\n  - Де посилка\n"), []);

        Assert.Equal(
            ["b.yaml:2: \"дякую пальто!\" means \"complaint\" here and \"thanks\" at a.yaml:2; keep one"],
            ExampleCheck.Contradictions(thanks, complaints));
    }

    [Fact]
    public void The_same_examples_teach_the_same()
    {
        var examples = Examples.OfComplaints.Take(500).ToArray();
        var (one, other) = (ComplaintModel.Learn(examples), ComplaintModel.Learn(examples));

        Assert.All(examples.Take(50), example => Assert.Equal(one.Likelihood(example.Text), other.Likelihood(example.Text)));
    }

    [Fact]
    public void Of_complaints_that_were_kept_back_most_are_found_and_few_others_are_taken_for_one()
    {
        ImmutableArray<Example> examples = [.. Examples.All, .. Examples.OfComplaints];

        var (found, complaints, wrong, others) = ExampleCheck.HeldOutComplaints(examples);

        Assert.Equal(examples.Length, complaints + others);
        Assert.InRange((double)found / complaints, 0.7, 1);
        Assert.InRange((double)wrong / others, 0, 0.08);
    }

    [Theory]
    [InlineData("")]
    [InlineData("🙂")]
    [InlineData("...")]
    public void A_text_without_words_does_not_complain(string text) =>
        Assert.False(LearnedRules.IsComplaint(LearnedRules.LikelihoodOfComplaint(text)));
}
