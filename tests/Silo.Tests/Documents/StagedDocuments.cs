using System.Collections.Immutable;
using MirtAi.Grains.Documents;

namespace MirtAi.Silo.Tests.Documents;

/// <summary>Documents in memory: searched as the real ones are, without a database.</summary>
internal sealed class StagedDocuments(params string[] texts) : IDocumentSearch
{
    private const double LeastMatch = 0.6;

    private readonly ImmutableArray<DocumentChunk> chunks = [.. texts.SelectMany(DocumentChunker.Cut)];

    public List<string> Questions { get; } = [];

    public Task<Passage?> Find(string question, string sessionKey, CancellationToken cancellationToken)
    {
        Questions.Add(question);
        var words = DocumentTerms.Sought(question);
        var found = chunks.SelectMany(chunk => DocumentTerms.Of($"{chunk.Heading}\n{chunk.Text}"))
            .GroupBy(term => term, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (long)group.Count(), StringComparer.Ordinal);
        var finder = new PassageFinder(words, found, chunks.Length);
        var best = chunks.Select(chunk => (chunk.Heading, Best: words.IsEmpty ? null : finder.Best(chunk)))
            .Where(one => one.Best?.Match >= LeastMatch)
            .OrderByDescending(one => one.Best!.Value.Match)
            .FirstOrDefault();
        return Task.FromResult(
            best.Best is { } sentence ? new Passage("d1", "guide.docx", best.Heading, sentence.Sentence, sentence.Match) : null);
    }
}
