namespace MirtAi.Grains.Language;

/// <summary>What a token is.</summary>
public enum TokenKind
{
    /// <summary>Letters.</summary>
    Word = 0,

    /// <summary>Digits, perhaps with a decimal mark, or two numbers with a dash.</summary>
    Number = 1,

    /// <summary>A pictograph.</summary>
    Emoji = 2,
}
