using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding;

/// <summary>
/// Prompt injections: orders to forget the rules, roles to play, markup and code of other systems; also written with
/// look-alike letters, digits for letters, spaced out, reversed or encoded. Linear in the length of the text.
/// </summary>
public static class PromptInjections
{
    /// <summary>Whether the message is one. <paramref name="tokens"/> are the words of the text as they were understood.</summary>
    public static bool Occur(string text, ImmutableArray<Token> tokens) =>
        PromptInjectionPatterns.IsMarked(Letters.Plain(text))
        || PromptInjectionPatterns.Says(tokens)
        || (tokens.Length >= Tokenizer.MaxTokens && PromptInjectionPatterns.Says(Lexicon.Common.ReadHidden(text)))
        || PromptInjectionPatterns.Holds(Disguises.Squeezed(text))
        || Disguises.Undone(text).Any(IsInjection);

    private static bool IsInjection(string reading) =>
        PromptInjectionPatterns.IsMarked(reading)
        || PromptInjectionPatterns.Says(Lexicon.Common.ReadHidden(reading))
        || PromptInjectionPatterns.Holds(Disguises.Squeezed(reading));
}
