using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Sale;
using MirtAi.Silo.Files;
using YamlDotNet.RepresentationModel;

namespace MirtAi.Silo.LanguageModels;

/// <summary>
/// Reads the shop's texts: one file a language, each key of <see cref="SpeechKeys"/> once, with the same places in every language.
/// </summary>
public static class TextsLoader
{
    /// <summary>Reads <c>uk.yaml</c>, <c>ru.yaml</c> and <c>en.yaml</c> of a folder.</summary>
    /// <exception cref="TextsException">A file is missing or faulty.</exception>
    public static Texts Load(string folder)
    {
        var faults = new List<string>();
        var wordings = new Dictionary<(string, string), ImmutableArray<string>>();
        foreach (var language in LocalizedText.Languages)
            Read(Path.Combine(folder, language + ".yaml"), language, wordings, faults);
        if (faults.Count == 0)
            Compare(folder, wordings, faults);
        return faults.Count == 0 ? new Texts(wordings.ToFrozenDictionary()) : throw new TextsException(faults);
    }

    private static void Read(
        string file, string language, Dictionary<(string, string), ImmutableArray<string>> wordings, List<string> faults)
    {
        if (!File.Exists(file))
        {
            faults.Add($"{file}:0: the file does not exist; set Data:Root to the folder that holds texts/");
            return;
        }

        if (YamlFile.Mapping(DataFile.Read(file), faults) is not { } texts)
            return;
        foreach (var (key, value) in texts)
            Take(file, language, (YamlScalarNode)key, value, wordings, faults);
        faults.AddRange(
            SpeechKeys.All.Where(key => !wordings.ContainsKey((language, key))).Select(key => $"{file}:0: the text {key} is missing"));
    }

    private static void Take(
        string file, string language, YamlScalarNode key, YamlNode value, Dictionary<(string, string), ImmutableArray<string>> wordings,
        List<string> faults)
    {
        ImmutableArray<string> texts = value is YamlSequenceNode list
            ? [.. list.OfType<YamlScalarNode>().Select(node => node.Value ?? "")]
            : [(value as YamlScalarNode)?.Value ?? ""];
        if (texts.IsEmpty || texts.Any(string.IsNullOrWhiteSpace))
            faults.Add($"{file}:{value.Start.Line}: the text {key.Value} is empty");
        if (!SpeechKeys.All.Contains(key.Value ?? ""))
            faults.Add($"{file}:{key.Start.Line}: nothing is said by the text {key.Value}");
        wordings[(language, key.Value ?? "")] = texts;
    }

    private static void Compare(
        string folder, Dictionary<(string Language, string Key), ImmutableArray<string>> wordings, List<string> faults)
    {
        foreach (var ((language, key), texts) in wordings)
        {
            var expected = Places(wordings[(LocalizedText.Languages[0], key)][0]);
            if (texts.Any(text => !Places(text).SetEquals(expected)))
                faults.Add($"{folder}/{language}.yaml:0: the text {key} must have the places {{{string.Join("}, {", expected)}}}");
        }
    }

    private static HashSet<string> Places(string text) =>
        text.Split('{').Skip(1).Select(part => part.Split('}')[0]).ToHashSet(StringComparer.Ordinal);
}
