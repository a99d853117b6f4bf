using System.Data.Common;
using System.Text;
using System.Text.Json;
using Dapper;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>
/// Finds lines of transcripts by the beginnings of words, in any order and any alphabet. The indexes are made by the schema scripts, and
/// what is asked here must be said as they say it.
/// </summary>
internal static class TranscriptSearch
{
    /// <summary>How many lines of all conversations are looked at: a bound for words that everybody writes.</summary>
    private const int MaxLines = 2_000;

    /// <summary>The same of SQLite, which holds one small shop and reads them without another process.</summary>
    private const int MaxLinesOfFile = 20_000;

    /// <summary>How many sessions are looked through, newest first, for words of which the index has more lines than that.</summary>
    private const int MaxSessions = 300;

    private const int MaxWords = 10;

    private const char LetterApostrophe = 'ʼ';

    private const string Indexed =
        """to_tsvector('simple', translate(lower(left(m.text, 20000)), '+-_./\@:#''’ʼ`', '            '))""";

    private const string Matches = $"{Indexed} @@ to_tsquery('simple', @words)";

    /// <summary>The words of what somebody typed, in lower case; none if there is not a letter in it.</summary>
    public static string[] Words(string typed)
    {
        var words = new StringBuilder(typed.Length);
        foreach (var letter in typed.ToLowerInvariant())
            words.Append(char.IsLetterOrDigit(letter) && letter != LetterApostrophe ? letter : ' ');
        return [.. words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(MaxWords)];
    }

    /// <summary>The value of the parameter <c>@words</c>: all of them, each as the beginning of a word.</summary>
    public static string Parameter(StorageProvider provider, string[] words) => provider == StorageProvider.Postgres
        ? string.Join(" & ", words.Select(word => $"{word}:*"))
        : string.Join(" AND ", words.Select(word => $"\"{word}\"*"));

    /// <summary>
    /// Whether more lines have each of these words than the index is asked for: then the newest sessions are looked through first. It is
    /// what PostgreSQL estimates from its statistics; SQLite goes through its index from the newest line on.
    /// </summary>
    public static async Task<bool> AreFrequent(
        DbConnection connection, StorageProvider provider, string[] words, CancellationToken cancellationToken)
    {
        if (provider != StorageProvider.Postgres || words.Length == 0)
            return false;
        var values = new DynamicParameters();
        foreach (var (index, word) in words.Index())
            values.Add($"word{index}", Parameter(provider, [word]));
        var lines = words.Select((_, index) => $"select from messages m where {Indexed} @@ to_tsquery('simple', @word{index})");
        var json = await connection.ExecuteScalarAsync<string>(new CommandDefinition(
            $"explain (format json) {string.Join(" union all ", lines)}", values, cancellationToken: cancellationToken));
        using var document = JsonDocument.Parse(json!);
        var plan = document.RootElement[0].GetProperty("Plan");
        var plans = words.Length == 1 ? [plan] : plan.GetProperty("Plans").EnumerateArray().ToArray();
        return plans.All(part => part.GetProperty("Plan Rows").GetDouble() > MaxLines);
    }

    /// <summary>
    /// The keys of sessions with such a line, as a subquery. Of frequent words, <c>@enough</c> of the newest sessions, and those that the
    /// index finds only if there are not so many among the newest; <c>@enough</c> is 0 of others.
    /// </summary>
    /// <param name="provider">The database.</param>
    /// <param name="sessions">The sessions that are looked through: the statement's part from <c>from</c> on.</param>
    /// <param name="order">Their order.</param>
    public static string Keys(StorageProvider provider, string sessions, string order) => provider == StorageProvider.Postgres
        ? $"""
          with newest as materialized (
              select active.key from (select key {sessions} order by {order} limit {MaxSessions}) active
              cross join lateral (select from messages m where m.session_key = active.key and {Matches} limit 1) line
              limit @enough)
          select key from newest
          union all
          (select m.session_key from messages m
           where {Matches} and (@enough = 0 or (select count(*) from newest) < @enough) limit {MaxLines})
          """
        : $"""
          select n.session_key from message_words join message_numbers n on n.id = message_words.rowid
          where message_words match @words order by message_words.rowid desc limit {MaxLinesOfFile}
          """;

    /// <summary>
    /// The newest such line of each of the sessions <c>@keys</c>, as a subquery with <c>session_key</c> and <c>sequence</c>.
    /// </summary>
    public static string NewestOf(IDatabase database) => database.Provider == StorageProvider.Postgres
        ? $"""
          select m.session_key, max(m.sequence) as sequence from messages m
          where {database.IsOneOf("m.session_key", "@keys")} and {Matches} group by m.session_key
          """
        : $"""
          select n.session_key, max(n.sequence) as sequence from message_words join message_numbers n on n.id = message_words.rowid
          where message_words match @words and {database.IsOneOf("n.session_key", "@keys")} group by n.session_key
          """;
}
