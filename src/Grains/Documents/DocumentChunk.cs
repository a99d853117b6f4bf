namespace MirtAi.Grains.Documents;

/// <summary>A piece of a document that is found as a whole.</summary>
/// <param name="Heading">The headings above it, the outermost first; empty if there are none.</param>
/// <param name="Text">Its paragraphs, list entries and table rows, a line each.</param>
public sealed record DocumentChunk(string Heading, string Text)
{
    /// <summary>What <see cref="Heading"/> says that it is about: the number of a page answers no question.</summary>
    public string Topic => PageHeading.Without(Heading);
}
