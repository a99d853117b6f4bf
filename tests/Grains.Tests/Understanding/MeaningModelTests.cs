using System.Collections.Immutable;
using MirtAi.Grains.Understanding.Learning;

namespace MirtAi.Grains.Tests.Understanding;

public class MeaningModelTests
{
    private const int Folds = 4;
    private const double LeastRight = 0.45;

    [Fact]
    public void The_same_examples_teach_the_same()
    {
        var examples = Examples.Read();
        var (one, other) = (MeaningModel.Learn(examples), MeaningModel.Learn(examples));

        Assert.All(examples.Take(50), example => Assert.Equal(one.Read(example.Text), other.Read(example.Text)));
    }

    [Fact]
    public void Examples_that_were_kept_back_are_told_far_better_than_by_chance()
    {
        var examples = Examples.Read();
        var right = 0;
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = MeaningModel.Learn([.. examples.Where((_, place) => place % Folds != fold)]);
            right += examples.Where((_, place) => place % Folds == fold)
                .Count(example => model.Read(example.Text).Meaning == example.Meaning);
        }

        Assert.InRange((double)right / examples.Length, LeastRight, 1);
    }

    [Fact]
    public void Every_meaning_has_enough_examples()
    {
        var counts = Examples.Read().CountBy(example => example.Meaning).ToImmutableDictionary();

        Assert.All(counts, count => Assert.InRange(count.Value, 5, int.MaxValue));
        Assert.Contains("complaint", counts.Keys);
    }
}
