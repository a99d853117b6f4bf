using MirtAi.Grains.Language;

namespace MirtAi.Silo.Telemetry;

/// <summary>
/// Takes personal data and secrets out of a text that is about to be logged: phones, e-mail addresses, payment cards, tokens,
/// passwords, and the user part of addresses. Linear in the text's length. What it cannot know is a customer's
/// own words in the middle of a sentence: those are never logged but as a member that <see cref="SensitiveMembers"/> names, or as
/// <see cref="CustomerText"/>.
/// </summary>
public static class Mask
{
    /// <summary>The text without what must not be logged; the same instance if there was nothing.</summary>
    public static string Text(string text)
    {
        if (text.Length == 0)
            return text;

        // Secrets go first: a password may look like an e-mail address, and must not be left half masked.
        return Numbers.Mask(EmailAddresses.Mask(Secrets.Mask(text)));
    }

    /// <summary>As <see cref="Text(string)"/>, of at most <paramref name="maxLength"/> characters.</summary>
    public static string Text(string text, int maxLength)
    {
        // What is cut off is still looked at, so that the cut does not leave half of a number that is then not recognized.
        const int Margin = 256;
        if (text.Length <= maxLength)
            return Text(text);
        var masked = Text(CodePoints.Cut(text, maxLength + Margin));
        return CodePoints.Cut(masked, maxLength) + "…";
    }
}
