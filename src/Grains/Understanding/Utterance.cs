using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding;

/// <summary>A message as it was understood, before its intent is decided.</summary>
public sealed record Utterance
{
    /// <summary>The text as written.</summary>
    public required string Text { get; init; }

    /// <summary>Its words.</summary>
    public required ImmutableArray<Token> Tokens { get; init; }

    /// <summary>What it says, as labels of <see cref="PhraseBook"/>.</summary>
    public required FrozenSet<string> Labels { get; init; }

    /// <summary>Products that it names.</summary>
    public ImmutableArray<Product> Products { get; init; } = [];

    /// <summary>Ids of categories that it names.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Ids of colours that it names.</summary>
    public ImmutableArray<string> Colors { get; init; } = [];

    /// <summary>What the message answers names of the catalogue; null if it answers nothing.</summary>
    public CatalogMention? Quoted { get; init; }

    /// <summary>Height, age and size.</summary>
    public BodyMeasures Measures { get; init; } = BodyMeasures.None;

    /// <summary>Whether it names any product, category, colour, height, age or size.</summary>
    public bool NamesGoods => !Products.IsEmpty || !Categories.IsEmpty || !Colors.IsEmpty || Measures.Any;

    /// <summary>Whether a question mark stands in it.</summary>
    public bool HasQuestionMark => Text.Contains('?', StringComparison.Ordinal);

    /// <summary>Delivery data that it gives.</summary>
    public Recipient Recipient { get; init; } = new();

    /// <summary>Whether it gives a phone number that is none: too short, too long, or of another country.</summary>
    public bool HasWrongPhone { get; init; }

    /// <summary>Whether it came with a photo.</summary>
    public bool HasPhoto { get; init; }

    /// <summary>Whether it is a prompt injection.</summary>
    public bool IsPromptInjection { get; init; }

    /// <summary>Whether it holds a link.</summary>
    public bool HasLink { get; init; }

    /// <summary>Whether a language model reads it, which knows a complaint in words that no rule knows better than examples do.</summary>
    internal bool IsReadByModel { get; init; }

    /// <summary>How likely it complains, as examples say, from 0 to 1.</summary>
    internal double ComplaintLikelihood => LearnedRules.LikelihoodOfComplaint(Text);

    /// <summary>What of it was asked and is so; null if nobody wants to know.</summary>
    internal HeardSigns? Heard { get; init; }

    /// <summary>Whether any of the labels holds.</summary>
    public bool Says(params ReadOnlySpan<string> labels)
    {
        foreach (var label in labels)
        {
            if (Labels.Contains(label))
            {
                Heard?.AddLabel(label);
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word has any of the tags.</summary>
    public bool Mentions(params ReadOnlySpan<string> tags)
    {
        foreach (var token in Tokens)
        {
            foreach (var tag in tags)
            {
                if (token.Is(tag))
                {
                    Heard?.AddWord(tag, token.Raw);
                    return true;
                }
            }
        }

        return false;
    }
}
