using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Learning;

namespace MirtAi.Grains.Tests.Understanding;

public sealed class ComplaintModelTests
{
    [Fact]
    public void Shipped_examples_are_good() =>
        Assert.Empty(ExampleCheck.Faults(Examples.OfComplaints, [Meanings.Complaint, Meanings.None]));

    [Fact]
    public void The_same_examples_teach_the_same()
    {
        var examples = Examples.OfComplaints.Take(500).Select(example => (example.Meaning == Meanings.Complaint, example.Text)).ToArray();
        var (one, other) = (ComplaintModel.Learn(examples), ComplaintModel.Learn(examples));

        Assert.All(examples.Take(50), example => Assert.Equal(one.Likelihood(example.Text), other.Likelihood(example.Text)));
    }

    [Fact]
    public void Of_complaints_that_were_kept_back_most_are_found_and_few_others_are_taken_for_one()
    {
        var (found, complaints, wrong, others) = ExampleCheck.HeldOutComplaints(Examples.OfComplaints);

        Assert.Equal(Examples.OfComplaints.Length, complaints + others);
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
