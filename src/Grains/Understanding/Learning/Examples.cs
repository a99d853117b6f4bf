using System.Collections.Immutable;
using System.Reflection;

namespace MirtAi.Grains.Understanding.Learning;

/// <summary>
/// What customers write, by what they mean, from <c>data/understanding</c>: lists of texts under the name of what they mean, a text a line.
/// </summary>
internal static class Examples
{
    private const string Mark = "- ";

    private static readonly Lazy<ImmutableArray<Example>>
        Shipped = new(() => ReadShipped("understanding/", "data/understanding/")),
        ShippedComplaints = new(() => ReadShipped("understanding-complaints/", "data/understanding/complaints/"));

    /// <summary>All examples, in the order of the files.</summary>
    public static ImmutableArray<(string Meaning, string Text)> Read() => [.. All.Select(example => (example.Meaning, example.Text))];

    /// <summary>The same with their places.</summary>
    public static ImmutableArray<Example> All => Shipped.Value;

    /// <summary>What complains and what does not, in the order of the files.</summary>
    public static ImmutableArray<Example> OfComplaints => ShippedComplaints.Value;

    /// <summary>The examples of a file; a line that is none, no name and no comment, is a fault.</summary>
    public static IEnumerable<Example> Parse(string file, TextReader reader, List<string> faults)
    {
        var (meaning, number) = ("", 0);
        while (reader.ReadLine() is { } line)
        {
            number++;
            var text = line.Trim();
            if (text.StartsWith(Mark, StringComparison.Ordinal) && meaning.Length > 0)
                yield return new Example(meaning, text[Mark.Length..].Trim(), file, number);
            else if (text.EndsWith(':') && text[0] is not ('#' or '-'))
                meaning = text[..^1];
            else if (text.Length > 0 && text[0] != '#')
                faults.Add($"{file}:{number}: write \"NAME:\" for what is meant, and \"- TEXT\" for an example of it");
        }
    }

    /// <summary>The example that shares most with a text; null if none shares anything.</summary>
    public static Example? Nearest(string text)
    {
        var features = Features.Of(text).ToHashSet();
        return All.Select(example => (Example: example, Likeness: LikenessOf(Features.Of(example.Text), features)))
            .Where(pair => pair.Likeness > 0)
            .OrderByDescending(pair => pair.Likeness)
            .Select(pair => pair.Example)
            .FirstOrDefault();
    }

    /// <summary>What two texts share, as a part of what either has.</summary>
    private static double LikenessOf(int[] example, HashSet<int> features)
    {
        var shared = example.Count(features.Contains);
        return (double)shared / Math.Max(1, example.Length + features.Count - shared);
    }

    private static ImmutableArray<Example> ReadShipped(string resources, string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(resources, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        var examples = ImmutableArray.CreateBuilder<Example>();
        foreach (var name in names)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            examples.AddRange(Parse(folder + name[resources.Length..], reader, []));
        }

        return examples.ToImmutable();
    }
}
