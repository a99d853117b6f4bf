using System.Text;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>
/// Finds lines of transcripts by the beginnings of words, in any order and any alphabet. The indexes are made by the schema scripts, and
/// what is asked here must be said as they say it.
/// </summary>
internal static class TranscriptSearch
{
    /// <summary>How many lines of all conversations are looked at: a bound for words that everybody writes.</summary>
    private const int MaxLines = 2_000;

    private const int MaxWords = 10;

    private const char LetterApostrophe = 'ʼ';

    private const string Indexed =
        """to_tsvector('simple', translate(lower(left(m.text, 20000)), '+-_./\@:#''’ʼ`', '            '))""";

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

    /// <summary>The keys of sessions with such a line, as a subquery.</summary>
    public static string Keys(StorageProvider provider) => provider == StorageProvider.Postgres
        ? $"select m.session_key from messages m where {Indexed} @@ to_tsquery('simple', @words) limit {MaxLines}"
        : $"""
          select n.session_key from message_words join message_numbers n on n.id = message_words.rowid
          where message_words match @words limit {MaxLines}
          """;

    /// <summary>
    /// The newest such line of each of the sessions <c>@keys</c>, as a subquery with <c>session_key</c> and <c>sequence</c>.
    /// </summary>
    public static string NewestOf(IDatabase database) => database.Provider == StorageProvider.Postgres
        ? $"""
          select m.session_key, max(m.sequence) as sequence from messages m
          where {database.IsOneOf("m.session_key", "@keys")} and {Indexed} @@ to_tsquery('simple', @words) group by m.session_key
          """
        : $"""
          select n.session_key, max(n.sequence) as sequence from message_words join message_numbers n on n.id = message_words.rowid
          where message_words match @words and {database.IsOneOf("n.session_key", "@keys")} group by n.session_key
          """;
}
