using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>Words that nothing parts: no comma, no end of a sentence, no number, nothing that is already explained.</summary>
/// <param name="Start">The first of them.</param>
/// <param name="End">The token behind them.</param>
internal readonly record struct MessagePart(int Start, int End)
{
    // A wider gap is where something was taken out, a phone number most likely.
    private const int MaxGap = 5;

    /// <summary>The parts of a message.</summary>
    public static ImmutableArray<MessagePart> Of(ImmutableArray<Token> tokens, bool[] used)
    {
        var parts = ImmutableArray.CreateBuilder<MessagePart>();
        for (var index = 0; index < tokens.Length;)
        {
            if (used[index] || tokens[index].Kind is not TokenKind.Word)
            {
                index++;
                continue;
            }

            var start = index++;
            while (index < tokens.Length && !used[index] && tokens[index].Kind is TokenKind.Word && !IsParted(tokens, index))
                index++;
            parts.Add(new MessagePart(start, index));
        }

        return parts.ToImmutable();
    }

    /// <summary>Whether a token is parted from the one before. The point of an initial parts nothing.</summary>
    public static bool IsParted(ImmutableArray<Token> tokens, int index)
    {
        var (token, before) = (tokens[index], tokens[index - 1]);
        if (token.AfterComma || token.Gap.Length > MaxGap || token.Gap.Contains('\n', StringComparison.Ordinal))
            return true;

        var isInitial = before is { Kind: TokenKind.Word, Raw.Length: 1, Capitalised: true } && token.Gap.StartsWith('.');
        return token.Sentence != before.Sentence && !isInitial;
    }
}
