using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Documents;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Documents.Meanings;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Documents;

/// <summary>
/// Searches the chunks by the question's words: those that have most of their weight are looked at sentence by sentence. What words do not
/// find is sought by meaning, where there is a model for that.
/// </summary>
internal sealed partial class DocumentSearch(
    IDatabase database, DocumentMeanings meanings, IOptions<DocumentOptions> options, TimeProvider clock, ILogger<DocumentSearch> logger)
    : IDocumentSearch
{
    /// <summary>How many chunks are looked at.</summary>
    public const int MaxChunks = 12;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<Passage?> Find(string question, string sessionKey, CancellationToken cancellationToken)
    {
        var words = DocumentTerms.Sought(question);
        if (words.IsEmpty)
            return null;
        try
        {
            return await FindByWords(words, cancellationToken) ?? await meanings.Find(question, sessionKey, cancellationToken);
        }
        catch (StorageUnavailableException exception)
        {
            LogAway(exception.Message);
            return null;
        }
    }

    private async Task<Passage?> FindByWords(ImmutableArray<SoughtWord> words, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await StorageFaults.Guard(() => Find(words, either.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogAway("it took too long");
            return null;
        }
    }

    private async Task<Passage?> Find(ImmutableArray<SoughtWord> words, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var terms = words.SelectMany(word => word.Terms).Distinct(StringComparer.Ordinal).ToArray();
        var found = await Frequencies(connection, terms, cancellationToken);
        if (found.Count == 0)
            return null;
        var chunks = await DocumentIndex.Chunks(connection, cancellationToken);
        var finder = new PassageFinder(words, found, chunks);
        Passage? best = null;
        foreach (var chunk in await Candidates(connection, finder.Weights, found, cancellationToken))
        {
            if (finder.Best(chunk.Chunk) is { } one && one.Match >= options.Value.LeastMatch && one.Match > (best?.Match ?? 0))
                best = new Passage(chunk.DocumentId, chunk.Document, chunk.Heading, one.Sentence, one.Match);
        }

        return best;
    }

    private async Task<Dictionary<string, long>> Frequencies(
        DbConnection connection, string[] terms, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<(string Term, long Count)>(new CommandDefinition(
            $"select term, count(*) from document_terms where {database.IsOneOf("term", "@terms")} group by term", new { terms },
            cancellationToken: cancellationToken));
        return rows.ToDictionary(row => row.Term, row => row.Count, StringComparer.Ordinal);
    }

    private async Task<IEnumerable<FoundChunk>> Candidates(
        DbConnection connection, IReadOnlyDictionary<string, double> weights, Dictionary<string, long> found,
        CancellationToken cancellationToken)
    {
        string[] terms = [.. found.Keys];
        var parameters = new DynamicParameters(new { terms, MaxChunks });
        var cases = "";
        foreach (var (place, term) in terms.Index())
        {
            parameters.Add($"term{place}", term);
            cases += string.Create(CultureInfo.InvariantCulture, $" when @term{place} then {weights[term]:0.######}");
        }

        return await connection.QueryAsync<FoundChunk>(new CommandDefinition(
            $"""
            select chunk.document_id as "DocumentId", documents.name as "Document", chunk.heading as "Heading", chunk.text as "Text"
            from (
                select document_id, ordinal, sum(case term{cases} end) as weight
                from document_terms where {database.IsOneOf("term", "@terms")}
                group by document_id, ordinal
                order by weight desc, document_id, ordinal limit @MaxChunks) best
            join document_chunks chunk on chunk.document_id = best.document_id and chunk.ordinal = best.ordinal
            join documents on documents.id = chunk.document_id
            order by best.weight desc, chunk.document_id, chunk.ordinal
            """,
            parameters,
            cancellationToken: cancellationToken));
    }

    [LoggerMessage(6402, LogLevel.Warning, "The documents could not be searched: {Cause}")]
    private partial void LogAway(string cause);
}
