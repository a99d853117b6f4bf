using System.Collections.Immutable;
using System.Globalization;
using MirtAi.Grains.Catalog;
using YamlDotNet.RepresentationModel;

namespace MirtAi.Silo.Catalog;

/// <summary>
/// A mapping of a YAML file, read key by key. Faults are collected with file and line, so that all of them are reported at once; a
/// faulty value reads as a harmless default. Keys that nobody reads are faults too.
/// </summary>
internal sealed class YamlRow(string file, YamlNode node, List<string> faults)
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    private YamlMappingNode? Mapping { get; } = node as YamlMappingNode;

    /// <summary>Every row of a list at the top of the file.</summary>
    public IEnumerable<YamlRow> Rows(string key)
    {
        if (Find(key) is not { } list)
            return [];
        if (list is YamlSequenceNode sequence)
            return sequence.Select(item => new YamlRow(file, item, faults)).ToList();

        Fault(list, $"{key} must be a list");
        return [];
    }

    public string Text(string key)
    {
        if (Optional(key) is { Length: > 0 } text)
            return text;

        if (!faults.Exists(fault => fault.StartsWith(At(node), StringComparison.Ordinal)))
            Fault(node, $"{key} is missing");
        return "";
    }

    public string? Optional(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalarNode { Value: var value }:
                return value?.Trim();
            case var other:
                Fault(other, $"{key} must be a text");
                return null;
        }
    }

    public bool Flag(string key)
    {
        var text = Optional(key);
        if (text is not (null or "true" or "false"))
            Fault(node, $"{key} must be true or false");
        return text is "true";
    }

    public ImmutableArray<string> Texts(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode sequence when sequence.All(item => item is YamlScalarNode):
                return [.. sequence.Cast<YamlScalarNode>().Select(item => item.Value!.Trim())];
            case var other:
                Fault(other, $"{key} must be a list of texts");
                return [];
        }
    }

    /// <summary>The keys <c>uk</c>, <c>ru</c> and <c>en</c> of this row.</summary>
    public LocalizedText Localized() => new(Text("uk"), Text("ru"), Text("en"));

    /// <summary>The keys <c>uk</c>, <c>ru</c> and <c>en</c> of a row below this.</summary>
    public LocalizedText Localized(string key)
    {
        if (Find(key) is not { } below)
        {
            Fault(node, $"{key} is missing");
            return LocalizedText.Same("");
        }

        var row = new YamlRow(file, below, faults);
        var text = row.Localized();
        row.Close();
        return text;
    }

    /// <summary>The row below a key, or null if there is none. Whoever reads it closes it.</summary>
    public YamlRow? Below(string key) => Find(key) is { } below ? new YamlRow(file, below, faults) : null;

    /// <summary>The entries of a mapping, in their order.</summary>
    public IEnumerable<(string Key, YamlRow Value)> Entries(string key)
    {
        if (Find(key) is not { } below)
            return [];
        if (below is YamlMappingNode mapping && mapping.Children.Keys.All(name => name is YamlScalarNode))
            return mapping.Select(pair => (((YamlScalarNode)pair.Key).Value ?? "", new YamlRow(file, pair.Value, faults))).ToList();

        Fault(below, $"{key} must be a mapping");
        return [];
    }

    /// <summary>This node as a text.</summary>
    public string Value()
    {
        if (node is YamlScalarNode { Value: { Length: > 0 } value })
            return value.Trim();

        Fault(node, "a text is expected");
        return "";
    }

    /// <summary>This node as an amount of money.</summary>
    public decimal Amount()
    {
        if (node is YamlScalarNode { Value: var value }
            && decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount > 0)
            return amount;

        Fault(node, "a price must be a positive number");
        return 1;
    }

    /// <summary>Reports the keys that were not read.</summary>
    public void Close()
    {
        if (Mapping is null)
        {
            Fault(node, "a mapping is expected");
            return;
        }

        foreach (var key in Mapping.Children.Keys.Where(key => !read.Contains((key as YamlScalarNode)?.Value ?? "")))
            Fault(key, $"{(key as YamlScalarNode)?.Value ?? "a key that is no text"} is not known here");
    }

    /// <summary>Reports a fault of this row.</summary>
    public void Fault(string text) => Fault(node, text);

    private void Fault(YamlNode at, string text) => faults.Add($"{At(at)}: {text}");

    private string At(YamlNode at) => $"{file}:{at.Start.Line.ToString(CultureInfo.InvariantCulture)}";

    private YamlNode? Find(string key)
    {
        read.Add(key);
        return Mapping is not null && Mapping.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null;
    }
}
