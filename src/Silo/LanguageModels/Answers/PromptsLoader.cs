using System.Collections.Immutable;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Conversations;
using MirtAi.Silo.Files;

namespace MirtAi.Silo.LanguageModels.Answers;

/// <summary>Reads <c>data/prompts/</c>: each file begins with its version, and each part has a least and a greatest length.</summary>
internal sealed class PromptsLoader
{
    private const string BeforeVersion = "<!-- version: ";

    private readonly string folder;
    private readonly List<string> faults = [];

    private PromptsLoader(string folder) => this.folder = folder;

    /// <summary>Reads the folder.</summary>
    /// <exception cref="TextsException">A file is missing or faulty.</exception>
    public static Prompts Load(string folder)
    {
        var loader = new PromptsLoader(folder);
        var prompts = loader.Read();
        return loader.faults.Count == 0 ? prompts : throw new TextsException(loader.faults);
    }

    private Prompts Read()
    {
        var retry = Whole("retry.md", 40, 2_000);
        if (!retry.Contains(Prompts.FaultsPlace, StringComparison.Ordinal))
            faults.Add($"{Path.Combine(folder, "retry.md")}:0: the place {Prompts.FaultsPlace} is missing");
        return new Prompts
        {
            Base = Whole("base.md", 500, 5_000),
            Answer = Whole("answer.md", 300, 5_000),
            Understand = Whole("understand.md", 500, 9_000),
            Comments = Versioned("comments.md", 500, 6_000),
            CommentReply = Versioned("comment-reply.md", 500, 6_000),
            Post = Versioned("post.md", 300, 4_000),
            Retry = retry,
            States = States(),
            Tools = Tools(),
        };
    }

    private ImmutableDictionary<ConversationState, string> States()
    {
        var sections = Sections("states.md", 40, 1_500);
        Compare("states.md", sections.Keys, Enum.GetValues<ConversationState>().Select(state => state.ContractName()));
        return sections.Where(section => ContractNames.Parse<ConversationState>(section.Key) is not null)
            .ToImmutableDictionary(section => ContractNames.Parse<ConversationState>(section.Key)!.Value, section => section.Value);
    }

    private ImmutableDictionary<string, ToolPrompt> Tools()
    {
        var sections = Sections("tools.md", 20, 1_000);
        Compare("tools.md", sections.Keys, AnswerTools.Parameters.Keys);
        var tools = sections.ToImmutableDictionary(section => section.Key, section => Tool(section.Value), StringComparer.Ordinal);
        foreach (var (name, tool) in tools.Where(tool => AnswerTools.Parameters.ContainsKey(tool.Key)))
            Compare($"tools.md, {name}", tool.Parameters.Keys, AnswerTools.Parameters[name]);
        return tools;
    }

    private static ToolPrompt Tool(string section)
    {
        var lines = section.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new ToolPrompt(
            string.Join(' ', lines.Where(line => !line.StartsWith("- ", StringComparison.Ordinal))),
            lines.Where(line => line.StartsWith("- ", StringComparison.Ordinal))
                .Select(line => line[2..].Split(':', 2, StringSplitOptions.TrimEntries))
                .ToImmutableDictionary(parts => parts[0], parts => parts[^1], StringComparer.Ordinal));
    }

    private ImmutableDictionary<string, string> Sections(string name, int least, int greatest)
    {
        var sections = Whole(name, least, int.MaxValue).Split("## ", StringSplitOptions.RemoveEmptyEntries)
            .Select(section => section.Split('\n', 2))
            .Where(section => section.Length == 2 && section[0].Trim().Length > 0)
            .GroupBy(section => section[0].Trim(), section => section[1].Trim(), StringComparer.Ordinal)
            .ToImmutableDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        foreach (var (key, text) in sections)
            CheckLength($"{name}, {key}", text, least, greatest);
        return sections;
    }

    private VersionedPrompt Versioned(string name, int least, int greatest)
    {
        var (version, text) = Parts(name, least, greatest);
        return new VersionedPrompt(version, text);
    }

    private string Whole(string name, int least, int greatest) => Parts(name, least, greatest).Text;

    private (string Version, string Text) Parts(string name, int least, int greatest)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            faults.Add($"{path}:0: the file does not exist; set Data:Root to the folder that holds prompts/");
            return ("", "");
        }

        if (DataFile.Read(path).Text(faults) is not { } content)
            return ("", "");
        var lines = content.ReplaceLineEndings("\n").Split('\n', 2);
        if (!lines[0].StartsWith(BeforeVersion, StringComparison.Ordinal) || lines.Length < 2)
            faults.Add($"{path}:1: the first line must be <!-- version: N -->");
        var text = lines[^1].Trim();
        CheckLength(name, text, least, greatest);
        return (lines[0].Replace(BeforeVersion, "", StringComparison.Ordinal).Replace("-->", "", StringComparison.Ordinal).Trim(), text);
    }

    private void CheckLength(string name, string text, int least, int greatest)
    {
        if (text.Length < least || text.Length > greatest)
            faults.Add($"{Path.Combine(folder, name)}:0: {text.Length} characters, must be {least} to {greatest}");
    }

    private void Compare(string name, IEnumerable<string> found, IEnumerable<string> expected)
    {
        var (missing, unknown) = (expected.Except(found).ToList(), found.Except(expected).ToList());
        if (missing.Count > 0)
            faults.Add($"{Path.Combine(folder, name)}:0: missing: {string.Join(", ", missing)}");
        if (unknown.Count > 0)
            faults.Add($"{Path.Combine(folder, name)}:0: nothing asks for: {string.Join(", ", unknown)}");
    }
}
