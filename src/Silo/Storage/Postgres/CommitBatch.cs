using System.Buffers;
using System.Text;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Orders;
using Npgsql;
using NpgsqlTypes;

namespace MirtAi.Silo.Storage.Postgres;

/// <summary>
/// A call of the database function <c>commit_grains</c>: one array element a commit, or a row of one. What no commit of the batch
/// has costs no parameter: most only take a message.
/// </summary>
internal sealed class CommitBatch
{
    private readonly IReadOnlyList<Commit> commits;
    private readonly NpgsqlCommand command;
    private readonly StringBuilder arguments = new();

    private CommitBatch(NpgsqlConnection connection, IReadOnlyList<Commit> commits)
    {
        this.commits = commits;
        command = connection.CreateCommand();
    }

    /// <summary>The command that stores the commits; its only value is the array of their outcomes.</summary>
    public static NpgsqlCommand Command(NpgsqlConnection connection, IReadOnlyList<Commit> commits, TimeSpan retention) =>
        new CommitBatch(connection, commits).Build(retention);

    /// <summary>An array as a parameter.</summary>
    /// <exception cref="ArgumentException">It holds a text that PostgreSQL cannot store.</exception>
    public static NpgsqlParameter Array<T>(NpgsqlDbType element, T[] values)
    {
        foreach (var text in values as string?[] ?? [])
            Check(text);
        return new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | element };
    }

    private NpgsqlCommand Build(TimeSpan retention)
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
        AddEscalations(Rows(effects => effects.Escalations));
        var call = $"commit_grains({arguments})";
        if (commits.Any(commit => !commit.Effects.Orders.IsEmpty))
        {
            arguments.Clear().Append(call);
            AddOrders();
            call = $"commit_orders({arguments})";
        }

        command.CommandText = CustomerEffects.Add(command, commits, $"select {call}");
        return command;
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

    private void AddOutbox(List<(int Commit, Grains.Messages.OutboxEntry Row)> entries)
    {
        Add(NpgsqlDbType.Integer, entries, entry => entry.Commit);
        Add(NpgsqlDbType.Text, entries, entry => entry.Row.Account);
        Add(NpgsqlDbType.Text, entries, entry => entry.Row.Recipient);
        Add(NpgsqlDbType.Bigint, entries, entry => entry.Row.Sequence);
        Add(NpgsqlDbType.Text, entries, entry => EffectJson.Write(entry.Row.Message));
        // Nearly always all are of conversations.
        var hasLanes = entries.Any(entry => entry.Row.Lane != Grains.Messages.OutboxLane.Conversation);
        Add(NpgsqlDbType.Smallint, hasLanes ? entries : [], entry => (short)entry.Row.Lane);
    }

    private void AddEscalations(List<(int Commit, Grains.Escalations.Escalation Row)> escalations)
    {
        Add(NpgsqlDbType.Integer, escalations, escalation => escalation.Commit);
        Add(NpgsqlDbType.Text, escalations, escalation => escalation.Row.Reason);
        Add(NpgsqlDbType.Text, escalations, escalation => escalation.Row.Level);
        Add(NpgsqlDbType.Text, escalations, escalation => escalation.Row.State);
    }

    private void AddOrders()
    {
        var orders = Rows(effects => effects.Orders.Placed);
        Add(NpgsqlDbType.Integer, orders, order => order.Commit);
        Add(NpgsqlDbType.Text, orders, order => OrderDocument.Of(order.Row).ToJson());
        var proofs = Rows(effects => effects.Orders.Proofs.Where(proof => proof.OrderNumber is not null));
        Add(NpgsqlDbType.Integer, proofs, proof => proof.Commit);
        Add(NpgsqlDbType.Text, proofs, proof => ProofDocument.Of(proof.Row).ToJson());
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
