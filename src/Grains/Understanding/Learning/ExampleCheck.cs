using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding.Learning;

/// <summary>Examines examples before anything is learned from them.</summary>
internal static class ExampleCheck
{
    /// <summary>With fewer examples a meaning cannot be told from others.</summary>
    public const int LeastExamples = 5;

    private const int Folds = 5;

    /// <summary>What is wrong, each with its place: <c>FILE:LINE: what is wrong and what to do</c>.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="meanings">What they may stand under.</param>
    public static IEnumerable<string> Faults(ImmutableArray<Example> examples, ImmutableArray<string> meanings) =>
        examples.GroupBy(example => example.Meaning).SelectMany(group => OfMeaning(group, meanings))
            .Concat(
                examples.Where(example => Folded(example.Text).Length == 0).Select(example => $"{example.Place}: an example has no words"))
            .Concat(examples.GroupBy(example => Folded(example.Text)).Where(group => group.Key.Length > 0).SelectMany(OfText));

    /// <summary>The texts that complain in one set of examples and not in the other, told as <see cref="Faults"/> does.</summary>
    public static IEnumerable<string> Contradictions(IEnumerable<Example> examples, IEnumerable<Example> complaints) =>
        examples.Join(complaints, example => Folded(example.Text), other => Folded(other.Text), (first, other) => (first, other))
            .Where(pair => Meanings.Complains(pair.first.Meaning) != Meanings.Complains(pair.other.Meaning))
            .Select(pair => Contradiction(pair.first, pair.other));

    /// <summary>
    /// Of examples that were kept back, how many are understood, by their meaning: each fifth in turn is told by a model that has learned
    /// the other four.
    /// </summary>
    public static ImmutableArray<(string Meaning, int Right, int Count)> HeldOut(ImmutableArray<Example> examples)
    {
        var verdicts = KeptBack(
            examples,
            learned => MeaningModel.Learn([.. learned.Select(example => (example.Meaning, example.Text))]),
            (model, example) => (example.Meaning, IsRight: model.Read(example.Text).Meaning == example.Meaning));
        return
        [
            .. verdicts.GroupBy(verdict => verdict.Meaning)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, group.Count(verdict => verdict.IsRight), group.Count())),
        ];
    }

    /// <summary>
    /// Of texts that were kept back, how many complaints are found, and how many others are taken for one: each fifth in turn is told by a
    /// model that has learned the other four.
    /// </summary>
    public static (int Found, int Complaints, int False, int Others) HeldOutComplaints(ImmutableArray<Example> examples)
    {
        var verdicts = KeptBack(
            examples,
            ComplaintModel.Learn,
            (model, example) => (Complains: Meanings.Complains(example.Meaning),
                IsTold: LearnedRules.IsComplaint(model.Likelihood(example.Text))))
            .ToLookup(verdict => verdict.Complains, verdict => verdict.IsTold);
        return (
            verdicts[true].Count(isTold => isTold), verdicts[true].Count(),
            verdicts[false].Count(isTold => isTold), verdicts[false].Count());
    }

    /// <summary>What a model that has learned the other four fifths tells of each fifth.</summary>
    private static IEnumerable<TVerdict> KeptBack<TModel, TVerdict>(
        ImmutableArray<Example> examples, Func<IEnumerable<Example>, TModel> learn, Func<TModel, Example, TVerdict> tell)
    {
        for (var fold = 0; fold < Folds; fold++)
        {
            var kept = fold;
            var model = learn(examples.Where((_, place) => place % Folds != kept));
            foreach (var example in examples.Where((_, place) => place % Folds == kept))
                yield return tell(model, example);
        }
    }

    private static IEnumerable<string> OfMeaning(IGrouping<string, Example> group, ImmutableArray<string> meanings)
    {
        var first = group.First();
        if (!meanings.Contains(group.Key))
            yield return $"{first.Place}: nothing is called \"{group.Key}\"; there is {string.Join(", ", meanings)}";
        else if (group.Count() < LeastExamples)
            yield return $"{first.Place}: \"{group.Key}\" has {group.Count()} examples; write at least {LeastExamples}";
    }

    /// <summary>The same words twice teach nothing, under two names they teach the wrong thing.</summary>
    private static IEnumerable<string> OfText(IEnumerable<Example> group)
    {
        var first = group.First();
        foreach (var other in group.Skip(1))
        {
            yield return other.Meaning == first.Meaning
                ? $"{other.Place}: \"{other.Text}\" stands already at {first.Place}"
                : Contradiction(first, other);
        }
    }

    private static string Contradiction(Example first, Example other) =>
        $"{other.Place}: \"{other.Text}\" means \"{other.Meaning}\" here and \"{first.Meaning}\" at {first.Place}; keep one";

    /// <summary>The words of a text and its question mark, as they are compared.</summary>
    private static string Folded(string text) =>
        string.Join(' ', Tokenizer.Cut(text).Select(token => token.Text))
        + (text.Contains('?', StringComparison.Ordinal) ? "?" : "");
}
