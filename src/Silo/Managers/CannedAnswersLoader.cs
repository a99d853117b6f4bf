using MirtAi.Grains.Catalog;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Silo.Files;
using MirtAi.Silo.LanguageModels;
using YamlDotNet.RepresentationModel;

namespace MirtAi.Silo.Managers;

/// <summary>Reads the ready answers of managers: a mapping of names to a text in each language.</summary>
internal static class CannedAnswersLoader
{
    private const string FileName = "answers.yaml";
    private const int MaxNameLength = 32, MaxTextLength = ManagerActions.MaxTextLength;

    /// <summary>Reads <c>answers.yaml</c> of a folder; a shop without the file has no ready answers.</summary>
    /// <exception cref="TextsException">The file is faulty.</exception>
    public static CannedAnswers Load(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
            return CannedAnswers.None;

        List<string> faults = [];
        Dictionary<string, LocalizedText> answers = new(StringComparer.OrdinalIgnoreCase);
        if (YamlFile.Mapping(DataFile.Read(file), faults) is { } mapping)
        {
            foreach (var (key, value) in mapping)
                Take(file, (YamlScalarNode)key, value, answers, faults);
        }

        return faults.Count == 0 ? new CannedAnswers(answers) : throw new TextsException(faults);
    }

    private static void Take(
        string file, YamlScalarNode key, YamlNode value, Dictionary<string, LocalizedText> answers, List<string> faults)
    {
        var name = key.Value ?? "";
        if (name.Length is 0 or > MaxNameLength || !name.All(character => char.IsLetterOrDigit(character) || character is '-' or '_'))
            faults.Add($"{file}:{key.Start.Line}: the name {name} must be 1 to {MaxNameLength} letters, digits, - or _");
        string[] texts = [.. LocalizedText.Languages.Select(language => Text(file, name, language, value, faults))];
        if (!answers.TryAdd(name, new LocalizedText(texts[0], texts[1], texts[2])))
            faults.Add($"{file}:{key.Start.Line}: there are two answers {name}");
    }

    private static string Text(string file, string name, string language, YamlNode value, List<string> faults)
    {
        var text = value is YamlMappingNode texts && texts.Children.TryGetValue(language, out var found) && found is YamlScalarNode scalar
            ? scalar.Value?.Trim() ?? ""
            : "";
        if (text.Length is 0 or > MaxTextLength)
            faults.Add($"{file}:{value.Start.Line}: the answer {name} must have a text of 1 to {MaxTextLength} characters in {language}");
        return text;
    }
}
