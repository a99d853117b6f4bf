using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>A message where it stands: what it says, and what was said and asked before it.</summary>
/// <param name="Utterance">What the message says.</param>
/// <param name="Conversation">The conversation before it.</param>
/// <param name="Catalog">What is sold.</param>
/// <param name="Prepayment">What is paid at once when the rest is paid on delivery.</param>
internal sealed record Situation(Utterance Utterance, Conversation Conversation, ProductCatalog Catalog, decimal Prepayment)
{
    private static readonly ImmutableHashSet<string> Askers = ["чи", "ли", "можна", "можно", "can", "could", "do", "does", "is", "are"];

    // "And what is the fee": a question begins behind them.
    private static readonly ImmutableHashSet<string> Particles =
        ["а", "і", "й", "та", "и", "ну", "ок", "добре", "хорошо", "and", "but", "ok"];

    /// <summary>The words of the message.</summary>
    public ImmutableArray<Token> Tokens => Utterance.Tokens;

    /// <summary>The chosen product, or null.</summary>
    public Product? Product => Catalog.Find(Conversation.Selection.ProductId);

    /// <summary>Whether the sale stands in one of the states.</summary>
    public bool Is(params ReadOnlySpan<ConversationState> states) => states.Contains(Conversation.State);

    /// <summary>Whether the customer was asked last how to pay.</summary>
    public bool AwaitsPayment => PaymentChoices.AreAwaited(Conversation);

    /// <summary>Whether something is asked: by its mark, or by the word with which a question begins.</summary>
    public bool IsQuestion =>
        Utterance.HasQuestionMark
        || Utterance.Mentions("howmuch", "when", "why", "where")
        || Utterance.Says("lookup")
        || Tokens.Any(token => Askers.Contains(token.Text))
        || Tokens.FirstOrDefault(token => !Particles.Contains(token.Text)) is { } first && first.Is("question");

    /// <summary>Whether it is between several: "the trench or the suit". "Чи" that only begins a question chooses nothing.</summary>
    public bool IsChoice =>
        Has("або", "or", "или")
        || Enumerable.Range(0, Tokens.Length).Any(index => Tokens[index].Text is "чи"
            && !(index + 1 < Tokens.Length
                && (Tokens[index + 1].Is("have") || Tokens[index + 1].Text is "є" or "можна" or "маєте" or "буде")));

    /// <summary>How many words there are; numbers and emoji are none.</summary>
    public int WordCount => Tokens.Count(token => token.Kind is TokenKind.Word);

    /// <summary>Whether one of the words is among these, in the folded form.</summary>
    public bool Has(params ReadOnlySpan<string> words)
    {
        foreach (var token in Tokens)
        {
            if (words.Contains(token.Text))
                return true;
        }

        return false;
    }
}
