using System.Collections.Immutable;
using MirtAi.Grains.Understanding.Learning;
using MirtAi.Silo.Files;

namespace MirtAi.Silo.Evaluation;

/// <summary>Examples of a shop as they were examined: what is wrong with them, and how well they tell what a customer means.</summary>
internal sealed record ExampleReport(ImmutableArray<string> Faults, ImmutableArray<Example> Examples, ImmutableArray<Example> Complaints)
{
    private const string Pattern = "*.yaml", ComplaintFolder = "complaints";

    /// <summary>Examines files; those in a folder of this name tell complaints from what only sounds like one.</summary>
    public static ExampleReport Of(IReadOnlyCollection<string> files)
    {
        var faults = new List<string>();
        var byKind = files.ToLookup(IsOfComplaints);
        var (examples, complaints) = (Read(byKind[false], faults), Read(byKind[true], faults));
        faults.AddRange(ExampleCheck.Faults(examples, Meanings.All));
        faults.AddRange(ExampleCheck.Faults(complaints, Meanings.OfComplaints));
        faults.AddRange(ExampleCheck.Contradictions(examples, complaints));
        return new([.. faults], examples, complaints);
    }

    /// <summary>Examines the files of a folder, and of its folder of complaints.</summary>
    public static ExampleReport OfFolder(string folder)
    {
        string[] files = [.. FilesOf(folder), .. FilesOf(Path.Combine(folder, ComplaintFolder))];
        return files.Length > 0 ? Of(files) : new([$"{folder}:0: holds no examples"], [], []);
    }

    private static bool IsOfComplaints(string file) => Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file))) == ComplaintFolder;

    private static string[] FilesOf(string folder) =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, Pattern).Order(StringComparer.Ordinal)] : [];

    private static ImmutableArray<Example> Read(IEnumerable<string> files, List<string> faults)
    {
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

        return examples.ToImmutable();
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

        if (!Complaints.IsEmpty)
        {
            var (found, complaints, wrong, others) = ExampleCheck.HeldOutComplaints([.. Examples, .. Complaints]);
            yield return $"complaints found when kept back: {found} of {complaints}; of {others} others {wrong} are taken for one";
        }

        var all = Examples.Length + Complaints.Length;
        yield return Faults.IsEmpty ? $"{all} examples, nothing is wrong" : $"{all} examples, {Faults.Length} faults";
    }
}
