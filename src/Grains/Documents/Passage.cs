namespace MirtAi.Grains.Documents;

/// <summary>What a document says about a question, in its own words.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Document">What it is called.</param>
/// <param name="Heading">The headings above the sentence; empty if there are none.</param>
/// <param name="Sentence">The sentence, at most <see cref="MaxLength"/> characters; no sum of money, link or long number is in it.</param>
/// <param name="Match">
/// How well it fits, 0 to 1: the part of the question's words, by their weight, that it or its headings have; or, found by meaning, the
/// likeness of their vectors.
/// </param>
public sealed record Passage(string DocumentId, string Document, string Heading, string Sentence, double Match)
{
    /// <summary>The longest sentence that is quoted, in UTF-16 code units: it has to fit into a reply below a post.</summary>
    public const int MaxLength = 240;
}
