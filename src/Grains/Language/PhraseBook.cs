using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MirtAi.Grains.Language;

/// <summary>The patterns of <c>Words/phrases.txt</c>: what a message says, as labels.</summary>
public static class PhraseBook
{
    private static readonly ImmutableArray<(string Name, string Entry)> Sections = [.. WordFile.Sections("phrases.txt")];
    private static readonly PhraseIndex Phrases = new(Sections.Select(section => Phrase.Parse(section.Entry)));

    /// <summary>The labels of the message, and those of its words alone: "yes 😊" is a yes.</summary>
    public static FrozenSet<string> LabelsBesideEmoji(ImmutableArray<Token> tokens)
    {
        var labels = Labels(tokens);
        ImmutableArray<Token> words = [.. tokens.Where(token => token.Kind is not TokenKind.Emoji)];
        return words.IsEmpty || words.Length == tokens.Length ? labels : Labels(words).Union(labels).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The labels of every pattern that occurs.</summary>
    public static FrozenSet<string> Labels(ImmutableArray<Token> tokens)
    {
        var labels = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, phrase) in Phrases.MayBegin(tokens))
        {
            var label = Sections[number].Name;
            if (!labels.Contains(label) && phrase.Occurs(tokens))
                labels.Add(label);
        }

        return labels.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The words, as they were written, on which a label rests; empty if no pattern of it occurs.</summary>
    public static string WordsOf(string label, ImmutableArray<Token> tokens)
    {
        foreach (var (number, phrase) in Phrases.MayBegin(tokens))
        {
            if (Sections[number].Name == label && phrase.Find(tokens) is { } range)
                return string.Join(' ', tokens[range].Select(token => token.Raw));
        }

        return "";
    }

    /// <summary>Every pattern that occurs, with its label: why <see cref="Labels"/> are what they are.</summary>
    public static IEnumerable<(string Label, string Pattern)> Matches(ImmutableArray<Token> tokens) =>
        from candidate in Phrases.MayBegin(tokens)
        where candidate.Phrase.Occurs(tokens)
        select (Sections[candidate.Number].Name, Sections[candidate.Number].Entry);
}
