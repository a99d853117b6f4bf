using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding.Learning;

/// <summary>
/// How likely a text complains, from thousands of examples of those that do and those that only sound so: logistic regression in which a
/// feature begins with, and learns by, how much more often complaints have it (Wang and Manning, "Baselines and Bigrams: Simple, Good
/// Sentiment and Topic Classification", 2012). Learned at the start, always to the same result. Immutable afterwards.
/// </summary>
internal sealed class ComplaintModel
{
    private const int Count = 1 << 18, MaxTokens = 60, Beginning = 4, Stem = 5, WordsOfLength = 4, GreatestLength = 6, Rounds = 8;

    private const double Rate = 0.7, Decay = 0.3, Shrinkage = 1e-4, BiasRate = 0.05;

    // Of each feature its weight, and how fast it learns: zero for one that stands in a single example.
    private readonly float[] weights = new float[Count], speeds = new float[Count];
    private double bias;

    private ComplaintModel()
    {
    }

    /// <summary>Learns from texts that complain and texts that do not.</summary>
    public static ComplaintModel Learn(IEnumerable<Example> examples)
    {
        var read = examples
            .Select(example => (Complains: Meanings.Complains(example.Meaning), Features: FeaturesOf(example.Text)))
            .ToArray();
        var model = new ComplaintModel();
        model.Weigh(read);
        for (var round = 0; round < Rounds; round++)
        {
            var rate = Rate / (1 + (round * Decay));
            for (var step = 0; step < read.Length; step++)
            {
                var (complains, features) = read[Shuffle.At(step, round, read.Length)];
                model.Correct(complains, features, rate);
            }
        }

        return model;
    }

    /// <summary>How likely a text complains, from 0 to 1.</summary>
    public double Likelihood(string text) => Likelihood(FeaturesOf(text));

    /// <summary>Begins with how much more often complaints have a feature than other texts.</summary>
    private void Weigh((bool Complains, int[] Features)[] examples)
    {
        var (ours, others) = (new int[Count], new int[Count]);
        foreach (var (complains, features) in examples)
        {
            var counts = complains ? ours : others;
            foreach (var feature in features)
                counts[feature]++;
        }

        var complaints = examples.Count(example => example.Complains);
        for (var feature = 0; feature < Count; feature++)
        {
            if (ours[feature] + others[feature] < 2)
                continue;
            var ratio = Math.Log((ours[feature] + 1.0) / (complaints + 2) * (examples.Length - complaints + 2) / (others[feature] + 1));
            (weights[feature], speeds[feature]) = ((float)ratio, (float)(ratio * ratio));
        }
    }

    // Learning is over before the runtime would find out by itself that these two are worth optimizing.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Correct(bool complains, int[] features, double rate)
    {
        var change = rate * (Likelihood(features) - (complains ? 1 : 0));
        var step = (float)(change * Features.Scale(features));
        var kept = (float)(1 - (rate * Shrinkage));
        foreach (var feature in features)
            weights[feature] = (weights[feature] * kept) - (step * speeds[feature]);
        bias -= change * BiasRate;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Likelihood(int[] features)
    {
        if (features.Length == 0)
            return 0;
        var sum = 0.0;
        foreach (var feature in features)
            sum += weights[feature];
        return 1 / (1 + Math.Exp(-(bias + (sum * Features.Scale(features)))));
    }

    /// <summary>
    /// Words, their beginnings and pieces, what stands beside them, the first and the last word, and about how many there are; each once.
    /// </summary>
    private static int[] FeaturesOf(string text)
    {
        var features = new HashSet<int>();
        string[] words = [.. Ends(Tokenizer.Cut(text)).Select(token => token.Kind is TokenKind.Number ? "0" : token.Text)];
        if (words.Length == 0)
            return [];
        string[] stems = [.. words.Select(word => word[..Math.Min(word.Length, Stem)])];
        for (var place = 0; place < words.Length; place++)
        {
            Add("w", words[place]);
            Add("s", stems[place]);
            Add("p", words[place][..Math.Min(words[place].Length, Beginning)]);
            if (place > 0)
                Add("b", $"{stems[place - 1]} {stems[place]}");
            if (place > 1)
            {
                Add("k", $"{stems[place - 2]} {stems[place]}");
                Add("t", $"{stems[place - 2]} {stems[place - 1]} {stems[place]}");
            }

            Features.AddPieces(words[place], features, Count);
        }

        Add("first", stems[0]);
        Add("last", stems[^1]);
        foreach (var mark in "?!".Where(mark => text.Contains(mark, StringComparison.Ordinal)))
            Add("w", mark.ToString());
        Add("length", $"{Math.Min(GreatestLength, words.Length / WordsOfLength)}");
        return [.. features];

        // What somebody wants stands first or last.
        static IEnumerable<Token> Ends(ImmutableArray<Token> tokens) =>
            tokens.Length <= MaxTokens ? tokens : tokens.Take(MaxTokens / 2).Concat(tokens.Skip(tokens.Length - (MaxTokens / 2)));

        void Add(string kind, string value) => features.Add(Features.Number(kind, value, Count));
    }
}
