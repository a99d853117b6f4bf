using System.Collections.Frozen;
using System.Globalization;

namespace MirtAi.Grains.Language;

/// <summary>One word, number or emoji of a message.</summary>
public sealed record Token
{
    /// <summary>What it is.</summary>
    public required TokenKind Kind { get; init; }

    /// <summary>The word as it is compared: lower case, look-alikes folded, without apostrophes.</summary>
    public required string Text { get; init; }

    /// <summary>The word as it was written.</summary>
    public required string Raw { get; init; }

    /// <summary>Which sentence it stands in, from 0.</summary>
    public required int Sentence { get; init; }

    /// <summary>Whether a comma stands between it and the token before.</summary>
    public bool AfterComma { get; init; }

    /// <summary>What stands between it and the token before; the beginning of it if that is long.</summary>
    public string Gap { get; init; } = " ";

    /// <summary>Whether a hyphen alone joins it to the token before.</summary>
    public bool AfterHyphen => Gap is "-" or "‐" or "‑" or "–" or "—";

    /// <summary>What the lexicon knows of it.</summary>
    public FrozenSet<string> Tags { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Whether the tags rest on a likeness: the word is misspelt, or merely resembles a known one.</summary>
    public bool Guessed { get; init; }

    /// <summary>Its value, if it is a whole number that is not too great.</summary>
    public int? Number =>
        Kind is TokenKind.Number && int.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Whether it was written with a capital letter.</summary>
    public bool Capitalised => Raw.Length > 0 && char.IsUpper(Raw[0]);

    /// <summary>Whether the lexicon knows this of it.</summary>
    public bool Is(string tag) => Tags.Contains(tag);
}
