using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>Reads a name whose parts are told one by one: "прізвище Зразкова, ім'я Ія".</summary>
internal static class NameLabels
{
    /// <summary>Surname, name and patronymic as far as they are told; null without the first two.</summary>
    public static string? Read(ImmutableArray<Token> tokens, bool[] used)
    {
        var surname = Behind(tokens, used, token => token.Text.StartsWith("прізвищ", StringComparison.Ordinal)
            || token.Text.StartsWith("фамили", StringComparison.Ordinal) || token.Text is "surname");
        var name = Behind(tokens, used, token => token.Text is "імя" or "имя" or "імям");
        if (surname < 0 || name < 0 || surname == name)
            return null;

        var patronymic = Behind(tokens, used, token => token.Text is "батькові" or "отчество");
        return string.Join(
            ' ', new[] { surname, name, patronymic }.Where(place => place >= 0).Select(place => Spelling.TakeName(tokens, used, place, 1)));
    }

    /// <summary>The word behind a label; -1 if there is none.</summary>
    private static int Behind(ImmutableArray<Token> tokens, bool[] used, Predicate<Token> isLabel)
    {
        for (var index = 0; index + 1 < tokens.Length; index++)
        {
            if (isLabel(tokens[index]) && !used[index + 1] && tokens[index + 1] is { Kind: TokenKind.Word, Text.Length: >= 2 })
                return index + 1;
        }

        return -1;
    }
}
