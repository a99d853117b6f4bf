using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MirtAi.Silo.Files;

/// <summary>Reads YAML of the shop's files.</summary>
internal static class YamlFile
{
    /// <summary>Whether a file is read as YAML by its name.</summary>
    public static bool IsYaml(string path) =>
        Path.GetExtension(path).Equals(".yaml", StringComparison.OrdinalIgnoreCase)
        || Path.GetExtension(path).Equals(".yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>The roots of a file's documents; none, and a line among the faults, if it is not YAML.</summary>
    public static IReadOnlyList<YamlNode> Documents(DataFile file, List<string> faults)
    {
        if (file.Text(faults) is not { } text)
            return [];

        var parser = new ShallowParser(new Parser(new StringReader(text)));
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            return [.. stream.Documents.Select(document => document.RootNode)];
        }
        catch (YamlException fault)
        {
            faults.Add($"{file.Path}:{fault.Start.Line}: {fault.Message}");
            return [];
        }
        catch (ArgumentException)
        {
            // What the parser lets pass, and the builder of nodes has no node for.
            faults.Add($"{file.Path}:{parser.Current?.Start.Line ?? 0}: is not YAML, look at how far the lines are indented");
            return [];
        }
    }

    /// <summary>The mapping that a file of one document is; null, and a line among the faults, if it is none.</summary>
    public static YamlMappingNode? Mapping(DataFile file, List<string> faults)
    {
        var before = faults.Count;
        var documents = Documents(file, faults);
        if (documents is [YamlMappingNode mapping] && mapping.Children.Keys.All(key => key is YamlScalarNode))
            return mapping;

        if (faults.Count == before)
            faults.Add($"{file.Path}:1: must be one mapping, with a line KEY: VALUE for each key");
        return null;
    }
}
