using System.Collections.Immutable;
using MirtAi.Grains.Catalog;

namespace MirtAi.Grains.Sale;

/// <summary>
/// Something that the rules decided to say: what, not how. A language model puts it into words; the scripted one by the text with
/// this key.
/// </summary>
/// <param name="Key">What is said; one of <see cref="SpeechKeys"/>.</param>
public sealed record SpeechAct(string Key)
{
    /// <summary>The facts that are said, by the names of the text's places.</summary>
    public ImmutableSortedDictionary<string, LocalizedText> Facts { get; init; } =
        ImmutableSortedDictionary.Create<string, LocalizedText>(StringComparer.Ordinal);

    /// <summary>Words of the texts that are said, by the names of the text's places: keys such as <c>field.phone</c>.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Terms { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>References of photos that go with it.</summary>
    public ImmutableArray<string> Images { get; init; } = [];

    /// <summary>Buttons with the answers to it, for channels that have them.</summary>
    public ImmutableArray<AnswerButton> Buttons { get; init; } = [];

    /// <summary>The act with one more fact.</summary>
    public SpeechAct With(string place, LocalizedText fact) => this with { Facts = Facts.SetItem(place, fact) };

    /// <summary>The act with one more fact that reads the same in every language.</summary>
    public SpeechAct With(string place, string fact) => With(place, LocalizedText.Same(fact));

    /// <summary>The act with words of the texts in one more place.</summary>
    public SpeechAct WithTerms(string place, params IEnumerable<string> keys) => this with { Terms = Terms.SetItem(place, [.. keys]) };

    /// <summary>The act with buttons.</summary>
    public SpeechAct Offering(params IEnumerable<AnswerButton> buttons) => this with { Buttons = [.. buttons] };

    /// <summary>The act with photos; missing ones are left out.</summary>
    public SpeechAct Showing(params IEnumerable<string?> photos) => this with { Images = [.. Images, .. photos.OfType<string>()] };
}
