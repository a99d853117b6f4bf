namespace MirtAi.Grains.Understanding;

/// <summary>
/// What a decision asked of a message and found to be so, in the order in which it asked: labels, and words by their tags. A label rests
/// on words that are looked up only when somebody wants to see them.
/// </summary>
internal sealed class HeardSigns
{
    private readonly List<(string Label, string Word)> signs = [];

    /// <summary>Each sign once; the word is empty for a label.</summary>
    public IEnumerable<(string Label, string Word)> Signs => signs.Distinct();

    /// <summary>Notes that a label holds.</summary>
    public void AddLabel(string label) => signs.Add((label, ""));

    /// <summary>Notes that a word has a tag.</summary>
    public void AddWord(string tag, string word) => signs.Add((tag, word));

    /// <summary>Forgets what a rule found that did not decide.</summary>
    public void Clear() => signs.Clear();
}
