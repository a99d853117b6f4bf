using System.Collections.Frozen;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Language;
using MirtAi.Silo.Files;
using YamlDotNet.RepresentationModel;

namespace MirtAi.Silo.LanguageModels.Answers;

/// <summary>Reads <c>data/guards/answers.yaml</c>.</summary>
internal static class AnswerPolicyLoader
{
    /// <summary>Reads the file of a folder.</summary>
    /// <exception cref="TextsException">It is missing or faulty.</exception>
    public static AnswerPolicy Load(string folder)
    {
        var path = Path.Combine(folder, "answers.yaml");
        if (!File.Exists(path))
            throw new TextsException([$"{path}:0: the file does not exist; set Data:Root to the folder that holds guards/"]);
        var faults = new List<string>();
        if (YamlFile.Mapping(DataFile.Read(path), faults) is not { } root)
            throw new TextsException(faults);
        try
        {
            return new AnswerPolicy
            {
                Hosts = Words(root["hosts"]),
                Forbidden =
                [
                    .. from promise in (YamlMappingNode)root["forbidden"]
                       from phrase in (YamlSequenceNode)promise.Value
                       select (promise.Key.ToString(), Phrase.Parse(phrase.ToString())),
                ],
                Foreign = ((YamlMappingNode)root["foreign"]).ToFrozenDictionary(
                    language => language.Key.ToString(), language => Words(language.Value), StringComparer.Ordinal),
                Latin = Words(root["latin"]),
            };
        }
        catch (Exception fault) when (fault is KeyNotFoundException or InvalidCastException or ArgumentException or FormatException)
        {
            throw new TextsException([$"{path}:0: must hold hosts, forbidden, foreign and latin as lists of words. {fault.Message}"]);
        }
    }

    private static FrozenSet<string> Words(YamlNode node) =>
        ((YamlSequenceNode)node).Select(word => word.ToString().ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal);
}
