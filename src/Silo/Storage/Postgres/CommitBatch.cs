using System.Text;
using MirtAi.Conversations;
using MirtAi.Customers;
using MirtAi.Durability;
using MirtAi.Orders;
using Npgsql;
using NpgsqlTypes;

namespace MirtAi.Storage.Postgres;

/// <summary>The arguments of the database function <c>commit_grains</c>: one array element a commit, or a row of one.</summary>
internal static class CommitBatch
{
    private static readonly string Call = $"select {BuildCall()}";

    private static readonly string CallWithOrders = $"select commit_orders({BuildCall()}, $31, $32, $33, $34)";

    /// <summary>The command that stores the commits; its only value is the array of their outcomes.</summary>
    public static NpgsqlCommand Command(NpgsqlDataSource source, IReadOnlyList<Commit> commits, TimeSpan retention)
    {
        var withOrders = commits.Any(commit => !commit.Effects.Orders.IsEmpty);
        var command = source.CreateCommand(withOrders ? CallWithOrders : Call);
        var add = command.Parameters;
        Add(add, NpgsqlDbType.Text, commits, commit => commit.Kind);
        Add(add, NpgsqlDbType.Text, commits, commit => commit.Key);
        Add(add, NpgsqlDbType.Bigint, commits, commit => commit.ExpectedVersion);
        Add(add, NpgsqlDbType.Text, commits, commit => commit.State);
        Add(add, NpgsqlDbType.TimestampTz, commits, commit => commit.WakeAt?.UtcDateTime);
        Add(add, NpgsqlDbType.Text, commits, commit => commit.DedupeKey);
        add.Add(new NpgsqlParameter { Value = retention, NpgsqlDbType = NpgsqlDbType.Interval });
        AddLines(add, Rows(commits, effects => effects.Lines));
        AddEdits(add, Rows(commits, effects => effects.Edits));
        AddOutbox(add, Rows(commits, effects => effects.Outbox));
        AddEscalations(add, Rows(commits, effects => effects.Escalations));
        if (withOrders)
            AddOrders(add, commits);
        command.CommandText = CustomerEffects.Add(command, commits, command.CommandText);
        return command;
    }

    private static void AddLines(NpgsqlParameterCollection add, List<(int Commit, TranscriptLine Row)> lines)
    {
        Add(add, NpgsqlDbType.Integer, lines, line => line.Commit);
        Add(add, NpgsqlDbType.Bigint, lines, line => line.Row.Sequence);
        Add(add, NpgsqlDbType.TimestampTz, lines, line => line.Row.At.UtcDateTime);
        Add(add, NpgsqlDbType.Smallint, lines, line => (short)line.Row.Author);
        Add(add, NpgsqlDbType.Smallint, lines, line => (short)line.Row.Kind);
        Add(add, NpgsqlDbType.Text, lines, line => line.Row.Text);
        Add(add, NpgsqlDbType.Text, lines, line => EffectJson.Write(line.Row.Images));
        Add(add, NpgsqlDbType.Text, lines, line => line.Row.Media);
        Add(add, NpgsqlDbType.TimestampTz, lines, line => line.Row.SentAt.UtcDateTime);
        Add(add, NpgsqlDbType.Bigint, lines, line => line.Row.Position);
        Add(add, NpgsqlDbType.Text, lines, line => line.Row.TurnId);
    }

    private static void AddEdits(NpgsqlParameterCollection add, List<(int Commit, TranscriptEdit Row)> edits)
    {
        Add(add, NpgsqlDbType.Integer, edits, edit => edit.Commit);
        Add(add, NpgsqlDbType.Bigint, edits, edit => edit.Row.Sequence);
        Add(add, NpgsqlDbType.Text, edits, edit => edit.Row.Text);
    }

    private static void AddOutbox(NpgsqlParameterCollection add, List<(int Commit, Delivery.OutboxEntry Row)> entries)
    {
        Add(add, NpgsqlDbType.Integer, entries, entry => entry.Commit);
        Add(add, NpgsqlDbType.Text, entries, entry => entry.Row.Account);
        Add(add, NpgsqlDbType.Text, entries, entry => entry.Row.Recipient);
        Add(add, NpgsqlDbType.Bigint, entries, entry => entry.Row.Sequence);
        Add(add, NpgsqlDbType.Text, entries, entry => EffectJson.Write(entry.Row.Message));
    }

    private static void AddEscalations(NpgsqlParameterCollection add, List<(int Commit, Escalations.Escalation Row)> escalations)
    {
        Add(add, NpgsqlDbType.Integer, escalations, escalation => escalation.Commit);
        Add(add, NpgsqlDbType.Text, escalations, escalation => escalation.Row.Reason);
        Add(add, NpgsqlDbType.Text, escalations, escalation => escalation.Row.Level);
        Add(add, NpgsqlDbType.Text, escalations, escalation => escalation.Row.State);
    }

    private static void AddOrders(NpgsqlParameterCollection add, IReadOnlyList<Commit> commits)
    {
        var orders = Rows(commits, effects => effects.Orders.Placed);
        Add(add, NpgsqlDbType.Integer, orders, order => order.Commit);
        Add(add, NpgsqlDbType.Text, orders, order => OrderDocument.Of(order.Row).ToJson());
        var proofs = Rows(commits, effects => effects.Orders.Proofs.Where(proof => proof.OrderNumber is not null));
        Add(add, NpgsqlDbType.Integer, proofs, proof => proof.Commit);
        Add(add, NpgsqlDbType.Text, proofs, proof => ProofDocument.Of(proof.Row).ToJson());
    }

    private static List<(int Commit, T Row)> Rows<T>(IReadOnlyList<Commit> commits, Func<CommitEffects, IEnumerable<T>> rows) =>
        [.. commits.SelectMany((commit, index) => rows(commit.Effects).Select(row => (index + 1, row)))];

    private static void Add<TRow, TValue>(NpgsqlParameterCollection add, NpgsqlDbType element, IReadOnlyList<TRow> rows, Func<TRow, TValue> value)
    {
        var values = new TValue[rows.Count];
        for (var index = 0; index < values.Length; index++)
            values[index] = value(rows[index]);
        add.Add(new NpgsqlParameter<TValue[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | element });
    }

    private static string BuildCall()
    {
        const int parameters = 7 + 11 + 3 + 5 + 4;
        var call = new StringBuilder("commit_grains(");
        for (var number = 1; number <= parameters; number++)
            call.Append(number == 1 ? "$" : ", $").Append(number);
        return call.Append(')').ToString();
    }
}
