using System.Data.Common;
using Dapper;
using MirtAi.Jobs;
using MirtAi.Storage;

namespace MirtAi.Delivery;

/// <summary>
/// The table <c>outbox</c> as a pump sees it. Every change names the fence of the pump's lease, so that a pump that lost its
/// lease changes nothing.
/// </summary>
internal sealed class Outbox(IDatabase database)
{
    private const string Open = "('pending', 'sending', 'uncertain')";

    /// <summary>What an earlier pump was sending when it ended may have arrived.</summary>
    public Task Recover(string account, JobLease lease, CancellationToken cancellationToken) => Execute(
        "update outbox set status = 'uncertain', last_error = 'The process that sent it ended' where account = @account and status = 'sending' and fence < @Fence",
        new { account, lease.Fence },
        cancellationToken);

    /// <summary>The messages at the heads of their recipients' lines that are due, oldest first.</summary>
    public Task<List<OutboxMessage>> Heads(string account, int limit, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        var command = new CommandDefinition(
            $"""
            select o.id, coalesce(m.moved_to, o.recipient) as recipient, o.session_key as sessionKey, o.message, o.attempts, o.repeats
            from outbox o
            left join moved_recipients m on m.account = o.account and m.recipient = o.recipient
            where o.account = @account and o.status in ('pending', 'uncertain') and o.due_at <= {database.Now}
              and not exists (
                select 1 from outbox earlier
                where earlier.account = o.account and earlier.recipient = o.recipient and earlier.id < o.id and earlier.status in {Open})
            order by o.id
            limit @limit
            """,
            new { account, limit },
            cancellationToken: cancellationToken);
        var rows = await connection.QueryAsync<Row>(command);
        return rows.Select(row => row.ToMessage()).ToList();
    });

    /// <summary>Takes messages for sending; those that the pump may not send any more are left out.</summary>
    public Task<HashSet<long>> Claim(IReadOnlyCollection<long> ids, JobLease lease, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        var command = new CommandDefinition(
            $"""
            update outbox set status = 'sending', fence = @Fence, attempts = attempts + 1,
                repeats = repeats + case when status = 'uncertain' then 1 else 0 end
            where {database.OneOf("id", "@ids")} and status in ('pending', 'uncertain')
              and exists (select 1 from job_lock where name = @Name and fence = @Fence and lease_until > {database.Now})
            returning id
            """,
            new { ids, lease.Fence, lease.Name },
            cancellationToken: cancellationToken);
        return (await connection.QueryAsync<long>(command)).ToHashSet();
    });

    /// <summary>The platform has the message.</summary>
    public Task MarkSent(OutboxMessage message, string platformId, JobLease lease, CancellationToken cancellationToken) => Execute(
        $"update outbox set status = 'sent', sent_at = {database.Now}, platform_id = @platformId, last_error = null {Mine}",
        new { message.Id, platformId, lease.Fence },
        cancellationToken);

    /// <summary>The message is tried again after a pause; <paramref name="counts"/> says whether this attempt is one of the allowed ones.</summary>
    public Task Postpone(
        OutboxMessage message, string status, TimeSpan pause, string reason, bool counts, JobLease lease, CancellationToken cancellationToken) => Execute(
        $"""
        update outbox set status = @status, due_at = {database.After("@seconds")}, last_error = @reason,
            attempts = attempts - case when @counts then 0 else 1 end {Mine}
        """,
        new { message.Id, status, seconds = pause.TotalSeconds, reason, counts, lease.Fence },
        cancellationToken);

    /// <summary>The message is not tried again.</summary>
    public Task GiveUp(OutboxMessage message, string status, string reason, JobLease lease, CancellationToken cancellationToken) => Execute(
        $"update outbox set status = @status, last_error = @reason {Mine}",
        new { message.Id, status, reason, lease.Fence },
        cancellationToken);

    /// <summary>Nothing of what waits for the recipient can be delivered.</summary>
    public Task GiveUpAll(string account, OutboxMessage message, string reason, CancellationToken cancellationToken) => Execute(
        """
        update outbox set status = 'undeliverable', last_error = @reason
        where account = @account and session_key = @SessionKey and recipient = (select recipient from outbox where id = @Id)
          and status in ('pending', 'uncertain')
        """,
        new { account, message.SessionKey, message.Id, reason },
        cancellationToken);

    /// <summary>The chat has another address: this message and all later ones go there.</summary>
    public Task Move(OutboxMessage message, string movedTo, CancellationToken cancellationToken) => Execute(
        """
        insert into moved_recipients (account, recipient, moved_to)
        select account, recipient, @movedTo from outbox where id = @Id
        on conflict (account, recipient) do update set moved_to = excluded.moved_to
        """,
        new { message.Id, movedTo },
        cancellationToken);

    private const string Mine = "where id = @Id and status = 'sending' and fence = @Fence";

    private Task<int> Execute(string sql, object parameters, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using DbConnection connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    });

    private sealed record Row
    {
        public long Id { get; init; }
        public string Recipient { get; init; } = "";
        public string SessionKey { get; init; } = "";
        public string Message { get; init; } = "{}";
        public int Attempts { get; init; }
        public int Repeats { get; init; }

        public OutboxMessage ToMessage() => new(Id, Recipient, SessionKey, EffectJson.ReadMessage(Message), Attempts, Repeats);
    }
}
