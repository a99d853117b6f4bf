using System.Reflection;

namespace MirtAi.Grains.Language;

/// <summary>The word lists that are built into the assembly.</summary>
internal static class WordFile
{
    /// <summary>The lines of a file of the folder <c>Words</c>, without comments and blank lines.</summary>
    public static IEnumerable<string> Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("words/" + name)
            ?? throw new InvalidOperationException($"The word list {name} is missing.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var comment = line.IndexOf('#', StringComparison.Ordinal);
            if (comment >= 0 && (comment == 0 || line[comment - 1] == ' ') && (comment + 1 == line.Length || line[comment + 1] == ' '))
                line = line[..comment];
            if (!string.IsNullOrWhiteSpace(line))
                yield return line.TrimEnd();
        }
    }

    /// <summary>The sections of a file: <c>name: entries</c>, going on in indented lines. A name may come several times.</summary>
    public static IEnumerable<(string Name, string Entry)> Sections(string file)
    {
        var name = "";
        foreach (var line in Read(file))
        {
            var rest = line;
            if (!char.IsWhiteSpace(line[0]))
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                if (colon < 0)
                    throw new InvalidOperationException($"{file}: a section's name and a colon are expected, not \"{line}\".");
                name = line[..colon];
                rest = line[(colon + 1)..];
            }

            if (!string.IsNullOrWhiteSpace(rest))
                yield return (name, rest.Trim());
        }
    }
}
