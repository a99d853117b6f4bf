using System.Collections.Frozen;

namespace MirtAi.Silo.Documents;

/// <summary>Why a document cannot be read. Stable codes.</summary>
public static class DocumentReasons
{
    public const string
        Encrypted = "encrypted", Damaged = "damaged", OtherFormat = "other_format", NoText = "no_text", TooLarge = "too_large",
        TooSlow = "too_slow", GaveUp = "gave_up";

    private static readonly FrozenDictionary<string, string> Advices = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Encrypted] = "It is protected by a password: save it without one, and replace this file.",
        [Damaged] = "It is damaged: open it in its own program, save it anew, and replace this file.",
        [OtherFormat] = "It is not what its name says: save it in that format with its own program, and replace this file.",
        [NoText] = "It has no text, perhaps only pictures of it: recognise the text, or write it down, and replace this file.",
        [TooLarge] = "It takes more memory, pages or rows than one document may: split it, and upload the parts.",
        [TooSlow] = "Reading it takes too long: split it, and upload the parts.",
        [GaveUp] = "Reading it was broken off several times: process it again, or save it anew and replace this file.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every code.</summary>
    public static IReadOnlyList<string> All { get; } = [Encrypted, Damaged, OtherFormat, NoText, TooLarge, TooSlow, GaveUp];

    /// <summary>What it means and what to do.</summary>
    public static string? Advice(string? reason) => reason is null ? null : Advices.GetValueOrDefault(reason);
}
