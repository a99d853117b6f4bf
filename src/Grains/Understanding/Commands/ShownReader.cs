using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Reads the number of a product in the last list: "2", "number 3".</summary>
internal static class ShownReader
{
    private const int MaxWords = 2;

    public static Command? Read(Situation situation)
    {
        var shown = situation.Conversation.Shown;
        var numbers = situation.Tokens.Where(token => token.Kind is TokenKind.Number).Take(2).ToList();
        return situation.Product is null
            && shown.Length > 1
            && numbers is [{ Number: { } number }]
            && number >= 1 && number <= shown.Length
            && situation.WordCount <= MaxWords
            && situation.Tokens.All(token => token.Kind is not TokenKind.Word || IsBeside(token))
                ? new SelectShown(shown[number - 1]) { Words = [numbers[0].Text] }
                : null;
    }

    private static bool IsBeside(Token token) =>
        token.Is("yes") || token.Is("want") || token.Is("please") || token.Is("buy")
        || token.Text is "номер" or "number" or "варіант" or "вариант" or "option" or "модель" or "model" or "під" or "под";
}
