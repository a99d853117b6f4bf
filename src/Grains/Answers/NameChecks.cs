using System.Text.RegularExpressions;

namespace MirtAi.Grains.Answers;

/// <summary>Every product and colour that is named is one of the evidence; a name that the shop does not have is invented.</summary>
internal static partial class NameChecks
{
    public static IEnumerable<AnswerFault> Faults(string text, AnswerEvidence evidence)
    {
        var mention = evidence.Catalog.Search.Read(text);
        foreach (var token in mention.Tokens.Where(token => token.Is("product") && !evidence.Names(token)))
            yield return new("product", token.Raw);
        foreach (var color in mention.Colors.Where(color => !evidence.Colors.Contains(color)))
            yield return new("color", color);
        foreach (var name in Named.Matches(text).Select(match => match.Groups["name"].Value))
        {
            if (evidence.Catalog.Search.Read(name).Products.IsEmpty && !evidence.Words.Contains(name.ToLowerInvariant()))
                yield return new("product", name);
        }
    }

    // A capital letter after the kind of a thing is its name: "сукня Зоряна".
    [GeneratedRegex(
        @"\b(?:[Сс]укн\w*|[Кк]остюм\w*|[Тт]ренч\w*|[Пп]лать\w*|[Мм]одел\w*|"
        + @"[Dd]ress|[Ss]uit|[Cc]oat|[Mm]odel)\s+[«""“„']?(?<name>\p{Lu}\p{L}+)")]
    private static partial Regex Named { get; }
}
