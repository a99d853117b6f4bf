using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace MirtAi.Grains.Understanding.Learning;

/// <summary>
/// Tells meanings of short texts apart: logistic regression over the words and the pieces of words of a few hundred examples. Learned at
/// the start, within a second, always to the same result. Immutable afterwards.
/// </summary>
internal sealed class MeaningModel
{
    private const int Rounds = 20;
    private const double Rate = 2.0, Decay = 0.2;

    private readonly ImmutableArray<string> meanings;

    // Of each feature the weights of all meanings, side by side: a text touches few features and every meaning.
    private readonly float[] weights;

    private MeaningModel(ImmutableArray<string> meanings) =>
        (this.meanings, weights) = (meanings, new float[Features.Count * meanings.Length]);

    /// <summary>Learns from examples.</summary>
    public static MeaningModel Learn(ImmutableArray<(string Meaning, string Text)> examples) =>
        Learn([.. examples.Select(example => (example.Meaning, Features.Of(example.Text)))]);

    /// <summary>Learns from what examples consist of.</summary>
    public static MeaningModel Learn(ImmutableArray<(string Meaning, int[] Features)> examples)
    {
        ImmutableArray<string> meanings = [.. examples.Select(example => example.Meaning).Distinct().Order(StringComparer.Ordinal)];
        var model = new MeaningModel(meanings);
        var read = examples.Select(example => (Meaning: meanings.IndexOf(example.Meaning), example.Features)).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var rate = Rate / (1 + (round * Decay));
            for (var step = 0; step < read.Length; step++)
                model.Correct(read[Shuffle.At(step, round, read.Length)], rate);
        }

        return model;
    }

    /// <summary>What a text means most likely, and how likely, from 0 to 1.</summary>
    public (string Meaning, double Likelihood) Read(string text) => Read(Features.Of(text));

    /// <summary>The same of what a text consists of.</summary>
    public (string Meaning, double Likelihood) Read(int[] features)
    {
        var likelihoods = Likelihoods(features);
        var best = Array.IndexOf(likelihoods, likelihoods.Max());
        return (meanings[best], likelihoods[best]);
    }

    // Learning is over before the runtime would find out by itself that these two are worth optimizing.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Correct((int Meaning, int[] Features) example, double rate)
    {
        var likelihoods = Likelihoods(example.Features);
        var scale = Features.Scale(example.Features);
        var changes = new float[likelihoods.Length];
        for (var meaning = 0; meaning < changes.Length; meaning++)
            changes[meaning] = (float)(rate * (likelihoods[meaning] - (meaning == example.Meaning ? 1 : 0)) * scale);
        foreach (var feature in example.Features)
        {
            var row = WeightsOf(feature);
            for (var meaning = 0; meaning < row.Length; meaning++)
                row[meaning] -= changes[meaning];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double[] Likelihoods(int[] features)
    {
        var likelihoods = new double[meanings.Length];
        foreach (var feature in features)
        {
            var row = WeightsOf(feature);
            for (var meaning = 0; meaning < row.Length; meaning++)
                likelihoods[meaning] += row[meaning];
        }

        var scale = Features.Scale(features);
        var greatest = likelihoods.Max() * scale;
        var sum = 0.0;
        foreach (ref var likelihood in likelihoods.AsSpan())
            sum += likelihood = Math.Exp((likelihood * scale) - greatest);
        foreach (ref var likelihood in likelihoods.AsSpan())
            likelihood /= sum;
        return likelihoods;
    }

    private Span<float> WeightsOf(int feature) => weights.AsSpan(feature * meanings.Length, meanings.Length);
}
