using System.Collections.Immutable;
using MirtAi.Grains.Understanding.Learning;
using MirtAi.Silo.Files;

namespace MirtAi.Silo.Evaluation;

/// <summary>Examples of a shop as they were examined: what is wrong with them, and how well they tell what a customer means.</summary>
internal sealed record ExampleReport(ImmutableArray<string> Faults, ImmutableArray<Example> Examples)
{
    private const string Pattern = "*.yaml";

    /// <summary>Examines files.</summary>
    public static ExampleReport Of(IReadOnlyCollection<string> files)
    {
        var faults = new List<string>();
        var examples = ImmutableArray.CreateBuilder<Example>();
        foreach (var file in files)
        {
            if (DataFile.Read(file).Text(faults) is not { } text)
                continue;
            var before = examples.Count;
            examples.AddRange(Grains.Understanding.Learning.Examples.Parse(file, new StringReader(text), faults));
            if (examples.Count == before)
                faults.Add($"{file}:0: holds no example");
        }

        var all = examples.ToImmutable();
        return new([.. faults, .. ExampleCheck.Faults(all)], all);
    }

    /// <summary>Examines the files of a folder.</summary>
    public static ExampleReport OfFolder(string folder)
    {
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, Pattern).Order(StringComparer.Ordinal)] : [];
        return files.Length > 0 ? Of(files) : new([$"{folder}:0: holds no examples"], []);
    }

    /// <summary>It in lines for a terminal; the sum is the last one.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var fault in Faults)
            yield return fault;
        if (!Examples.IsEmpty)
        {
            var scores = ExampleCheck.HeldOut(Examples);
            yield return "understood when kept back:";
            foreach (var (meaning, right, count) in scores)
                yield return $"  {meaning,-14} {right,4} of {count,4}";
            yield return $"  {"all",-14} {scores.Sum(score => score.Right),4} of {scores.Sum(score => score.Count),4}";
        }

        yield return Faults.IsEmpty
            ? $"{Examples.Length} examples, nothing is wrong"
            : $"{Examples.Length} examples, {Faults.Length} faults";
    }
}
