using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding;

/// <summary>
/// Attempts to steer the answerer: orders to forget its rules, roles to play, markup and code of other systems; also written with
/// look-alike letters, digits for letters, spaced out, turned round or encoded. Linear in the length of the text.
/// </summary>
public static class Intrusions
{
    /// <summary>Whether the message is one. <paramref name="tokens"/> are the words of the text as they were understood.</summary>
    public static bool Occur(string text, ImmutableArray<Token> tokens) =>
        IntrusionBook.IsMarked(Letters.Plain(text))
        || IntrusionBook.Says(tokens)
        || (tokens.Length >= Tokenizer.MaxTokens && IntrusionBook.Says(Lexicon.Common.ReadHidden(text)))
        || IntrusionBook.Holds(Disguises.Squeezed(text))
        || Disguises.Undone(text).Any(Steers);

    private static bool Steers(string reading) =>
        IntrusionBook.IsMarked(reading)
        || IntrusionBook.Says(Lexicon.Common.ReadHidden(reading))
        || IntrusionBook.Holds(Disguises.Squeezed(reading));
}
