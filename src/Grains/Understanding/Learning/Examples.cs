using System.Collections.Immutable;
using System.Reflection;

namespace MirtAi.Grains.Understanding.Learning;

/// <summary>
/// What customers write, by what they mean, from <c>data/understanding</c>: lists of texts under the name of what they mean, a text a line.
/// </summary>
internal static class Examples
{
    private const string Folder = "understanding/", Mark = "- ";

    /// <summary>All examples, in the order of the files.</summary>
    public static ImmutableArray<(string Meaning, string Text)> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        return [.. names.SelectMany(name => Parse(new StreamReader(assembly.GetManifestResourceStream(name)!)))];
    }

    private static IEnumerable<(string Meaning, string Text)> Parse(StreamReader reader)
    {
        using (reader)
        {
            var meaning = "";
            while (reader.ReadLine() is { } line)
            {
                var text = line.Trim();
                if (text.StartsWith(Mark, StringComparison.Ordinal))
                    yield return (meaning, text[Mark.Length..]);
                else if (text.EndsWith(':') && !text.StartsWith('#'))
                    meaning = text[..^1];
            }
        }
    }
}
