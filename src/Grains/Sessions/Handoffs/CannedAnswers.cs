using System.Collections.Immutable;
using MirtAi.Grains.Catalog;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>The answers that managers send by their names, in each language of the shop. Names differ in more than case.</summary>
/// <param name="answers">The answers by name.</param>
public sealed class CannedAnswers(IEnumerable<KeyValuePair<string, LocalizedText>> answers)
{
    /// <summary>None at all.</summary>
    public static readonly CannedAnswers None = new([]);

    private readonly ImmutableSortedDictionary<string, LocalizedText> answers =
        answers.ToImmutableSortedDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Their names in order.</summary>
    public IEnumerable<string> Names => answers.Keys;

    /// <summary>An answer in a customer's language; null if there is none of that name.</summary>
    public string? Find(string name, string language) => answers.GetValueOrDefault(name)?.In(language);
}
