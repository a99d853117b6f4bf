using System.Buffers;
using System.Text;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Storage.Effects;
using Npgsql;
using NpgsqlTypes;

namespace MirtAi.Silo.Storage.Postgres;

/// <summary>
/// A call of the database function <c>commit_grains</c>: one array element a commit, or a row of one. What no commit of the batch
/// has costs no parameter: most only take a message. Statements that store the effects of features follow it in the same round trip and
/// transaction; they learn from a setting of the transaction which commits were stored.
/// </summary>
internal sealed class CommitBatch
{
    private const string Outcomes = "mirtai.outcomes";

    private const string Stored = $"""
        (select u.document::jsonb as document
         from unnest($1::integer[], $2::text[]) with ordinality as u(c, document, n)
         where (current_setting('{Outcomes}')::smallint[])[u.c] = 0
         order by u.n) as effects
        """;

    private readonly IReadOnlyList<Commit> commits;
    private readonly NpgsqlBatchCommand command = new();
    private readonly StringBuilder arguments = new();

    private CommitBatch(IReadOnlyList<Commit> commits) => this.commits = commits;

    /// <summary>
    /// What stores the commits; its first value is the array of their outcomes. With a <paramref name="lockPatience"/> they fail sooner
    /// than the connection would have them when somebody else holds a lock.
    /// </summary>
    public static NpgsqlBatch Create(
        NpgsqlConnection connection,
        IReadOnlyList<Commit> commits,
        EffectWriters<IPostgresEffectWriter> writers,
        TimeSpan retention,
        TimeSpan? lockPatience = null)
    {
        var batch = connection.CreateBatch();
        var call = new CommitBatch(commits);
        call.AddCore(retention);
        batch.BatchCommands.Add(call.command);
        foreach (var (writer, effects) in writers.Of(commits))
            AddEffects(batch, writer, effects);
        var commit = lockPatience is { } patience
            ? $"""
               commit_grains({call.arguments}) as outcomes
               from (select set_config('lock_timeout', '{(int)patience.TotalMilliseconds}', true) offset 0) patience
               """
            : $"commit_grains({call.arguments}) as outcomes";
        call.command.CommandText = batch.BatchCommands.Count == 1 ? $"select {commit}"
            : $"""
               with stored as materialized (select {commit})
               select outcomes, set_config('{Outcomes}', outcomes::text, true) from stored
               """;
        return batch;
    }

    private static void AddEffects(
        NpgsqlBatch batch, IPostgresEffectWriter writer, IReadOnlyList<(int Commit, ICommitEffect Effect)> effects)
    {
        int[] numbers = [.. effects.Select(effect => effect.Commit)];
        string[] documents = [.. effects.Select(effect => writer.Document(effect.Effect))];
        foreach (var statement in writer.Statements)
        {
            batch.BatchCommands.Add(
                new NpgsqlBatchCommand(statement.Replace(IPostgresEffectWriter.Effects, Stored, StringComparison.Ordinal))
                {
                    Parameters = { Array(NpgsqlDbType.Integer, numbers), Array(NpgsqlDbType.Text, documents) },
                });
        }
    }

    /// <summary>An array as a parameter.</summary>
    /// <exception cref="ArgumentException">It holds a text that PostgreSQL cannot store.</exception>
    private static NpgsqlParameter<T[]> Array<T>(NpgsqlDbType element, T[] values)
    {
        foreach (var text in values as string?[] ?? [])
            Check(text);
        return new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | element };
    }

    private void AddCore(TimeSpan retention)
    {
        Add(NpgsqlDbType.Text, commits, commit => commit.Kind);
        Add(NpgsqlDbType.Text, commits, commit => commit.Key);
        Add(NpgsqlDbType.Bigint, commits, commit => commit.ExpectedVersion);
        Add(NpgsqlDbType.Text, commits, commit => commit.State);
        Add(NpgsqlDbType.TimestampTz, commits, commit => commit.WakeAt?.UtcDateTime);
        Add(NpgsqlDbType.Text, commits, commit => commit.DedupeKey);
        Add(new NpgsqlParameter { Value = retention, NpgsqlDbType = NpgsqlDbType.Interval });
        AddLines(Rows(effects => effects.Lines));
        AddEdits(Rows(effects => effects.Edits));
        AddOutbox(Rows(effects => effects.Outbox));
        AddArgument("'{}', '{}', '{}', '{}'"); // Calls for a person, which are effects of a feature.
    }

    private void AddLines(List<(int Commit, TranscriptLine Row)> lines)
    {
        Add(NpgsqlDbType.Integer, lines, line => line.Commit);
        Add(NpgsqlDbType.Bigint, lines, line => line.Row.Sequence);
        Add(NpgsqlDbType.TimestampTz, lines, line => line.Row.At.UtcDateTime);
        Add(NpgsqlDbType.Smallint, lines, line => (short)line.Row.Author);
        Add(NpgsqlDbType.Smallint, lines, line => (short)line.Row.Kind);
        Add(NpgsqlDbType.Text, lines, line => line.Row.Text);
        Add(NpgsqlDbType.Text, lines, line => EffectJson.Write(line.Row.Images));
        Add(NpgsqlDbType.Text, lines, line => line.Row.Media);
        Add(NpgsqlDbType.TimestampTz, lines, line => line.Row.SentAt.UtcDateTime);
        Add(NpgsqlDbType.Bigint, lines, line => line.Row.Position);
        Add(NpgsqlDbType.Text, lines, line => line.Row.TurnId);
    }

    private void AddEdits(List<(int Commit, TranscriptEdit Row)> edits)
    {
        Add(NpgsqlDbType.Integer, edits, edit => edit.Commit);
        Add(NpgsqlDbType.Bigint, edits, edit => edit.Row.Sequence);
        Add(NpgsqlDbType.Text, edits, edit => edit.Row.Text);
    }

    private void AddOutbox(List<(int Commit, OutboxEntry Row)> entries)
    {
        Add(NpgsqlDbType.Integer, entries, entry => entry.Commit);
        Add(NpgsqlDbType.Text, entries, entry => entry.Row.Account);
        Add(NpgsqlDbType.Text, entries, entry => entry.Row.Recipient);
        Add(NpgsqlDbType.Bigint, entries, entry => entry.Row.Sequence);
        Add(NpgsqlDbType.Text, entries, entry => EffectJson.Write(entry.Row.Message));
        // Nearly always all are of conversations.
        var hasLanes = entries.Any(entry => entry.Row.Lane != OutboxLane.Conversation);
        Add(NpgsqlDbType.Smallint, hasLanes ? entries : [], entry => (short)entry.Row.Lane);
        var hasSessions = entries.Any(entry => entry.Row.SessionKey != commits[entry.Commit - 1].Key);
        Add(NpgsqlDbType.Text, hasSessions ? entries : [], entry => entry.Row.SessionKey);
    }

    private List<(int Commit, T Row)> Rows<T>(Func<CommitEffects, IEnumerable<T>> rows) =>
        [.. commits.SelectMany((commit, index) => rows(commit.Effects).Select(row => (index + 1, row)))];

    private void Add<TRow, TValue>(NpgsqlDbType element, IReadOnlyList<TRow> rows, Func<TRow, TValue> value)
    {
        if (rows.Count == 0)
        {
            AddArgument("'{}'");
            return;
        }

        var values = new TValue[rows.Count];
        for (var index = 0; index < values.Length; index++)
            values[index] = value(rows[index]);
        Add(Array(element, values));
    }

    /// <summary>
    /// Refuses what PostgreSQL cannot store before anything is sent: a command that fails half-way between driver and server leaves their
    /// connection in a state that neither expects.
    /// </summary>
    private static void Check(ReadOnlySpan<char> text)
    {
        if (text.Contains('\0') || (text.ContainsAnyInRange('\ud800', '\udfff') && !IsWellFormed(text)))
            throw new ArgumentException("A text with U+0000 or half a surrogate pair cannot be stored.", nameof(text));
    }

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (Rune.DecodeFromUtf16(text, out _, out var consumed) is OperationStatus.Done)
            text = text[consumed..];
        return text.IsEmpty;
    }

    private void Add(NpgsqlParameter parameter)
    {
        command.Parameters.Add(parameter);
        AddArgument($"${command.Parameters.Count}");
    }

    private void AddArgument(string argument) => arguments.Append(arguments.Length == 0 ? "" : ", ").Append(argument);
}
