using System.Data.Common;
using Dapper;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Delivery;

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

    /// <summary>
    /// The messages at the heads of their recipients' lines that are due: of each lane at most <paramref name="limit"/>, in the order of
    /// lanes, and in a lane the longest due first.
    /// </summary>
    public Task<List<OutboxMessage>> Heads(string account, int limit, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(HeadsSql(limit), new { account }, cancellationToken: cancellationToken));
        return rows.Select(row => row.ToMessage()).ToList();
    });

    /// <summary>The query of <see cref="Heads"/>, which costs the same however much waits in other lanes or has been sent.</summary>
    internal string HeadsSql(int limit) =>
        $"""
        select h.id, h.lane, coalesce(m.moved_to, h.recipient) as recipient, h.session_key as sessionKey, h.message, h.attempts, h.repeats
        from (
            {string.Join("\nunion all\n", Enum.GetValues<OutboxLane>().Select(lane => HeadsSql(lane, limit)))}
        ) h
        left join moved_recipients m on m.account = @account and m.recipient = h.recipient
        order by h.lane, h.due_at, h.id
        """;

    // The number of rows is no parameter and the time is a query of its own, so that the planner knows how little is wanted and may look
    // up the time in the index. The case hides that an id is compared: of an equality PostgreSQL believes that hardly any row meets
    // it, and then it reads and sorts the whole lane instead of walking the index of what is due from its beginning.
    private string HeadsSql(OutboxLane lane, int limit) =>
        $"""
        select * from (
            select o.id, o.lane, o.recipient, o.session_key, o.message, o.attempts, o.repeats, o.due_at
            from outbox o
            where o.account = @account and o.lane = {(int)lane} and o.status in ('pending', 'uncertain') and o.due_at <= (select {database.Now})
              and case when o.id = (
                select line.id from outbox line
                where line.account = o.account and line.recipient = o.recipient and line.lane = o.lane and line.status in {Open}
                order by line.id
                limit 1) then true else false end
            order by o.due_at, o.id
            limit {limit}
        ) as lane{(int)lane}
        """;

    /// <summary>Takes messages for sending; those that the pump may not send any more are left out.</summary>
    public Task<HashSet<long>> Claim(IReadOnlyCollection<long> ids, JobLease lease, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        var command = new CommandDefinition(
            $"""
            update outbox set status = 'sending', fence = @Fence, attempts = attempts + 1,
                repeats = repeats + case when status = 'uncertain' then 1 else 0 end
            where {database.IsOneOf("id", "@ids")} and status in ('pending', 'uncertain')
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

    /// <summary>
    /// The message is tried again after a pause; <paramref name="counts"/> says whether this attempt is one of the allowed ones.
    /// </summary>
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
        public int Lane { get; init; }
        public string Recipient { get; init; } = "";
        public string SessionKey { get; init; } = "";
        public string Message { get; init; } = "{}";
        public int Attempts { get; init; }
        public int Repeats { get; init; }

        public OutboxMessage ToMessage() =>
            new(Id, (OutboxLane)Lane, Recipient, SessionKey, EffectJson.ReadMessage(Message), Attempts, Repeats);
    }
}
