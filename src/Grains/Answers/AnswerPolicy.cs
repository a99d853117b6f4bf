using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Answers;

/// <summary>What an answer must not hold, from <c>data/guards/answers.yaml</c>.</summary>
public sealed record AnswerPolicy
{
    /// <summary>The shop's hosts, exactly; lower case.</summary>
    public required FrozenSet<string> Hosts { get; init; }

    /// <summary>Phrases that the shop does not say, each with the name of what it would promise.</summary>
    public required ImmutableArray<(string Name, Phrase Phrase)> Forbidden { get; init; }

    /// <summary>Words of a neighbouring language, by the language in whose answers they are wrong.</summary>
    public required FrozenDictionary<string, FrozenSet<string>> Foreign { get; init; }

    /// <summary>Latin words that may stand in Ukrainian and Russian answers.</summary>
    public required FrozenSet<string> Latin { get; init; }
}
