using System.Collections.Immutable;
using Dapper;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Broadcasts;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Delivery;

/// <summary>
/// The table <c>outbox</c> as a pump sees it: it holds only what is open. What is done with goes to <c>deliveries</c>. A pump takes
/// messages by its lease; what it says of one afterwards counts as long as nobody else has taken it, and a message that the platform
/// confirmed is delivered whoever says so.
/// </summary>
internal sealed class Outbox(IDatabase database)
{
    /// <summary>
    /// How long a message stays with a process that lives but does not say what became of it, as when it is cut off from the database.
    /// </summary>
    public static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(60);

    /// <summary>The most recipients of a page, which are looked up one by one.</summary>
    public static readonly ImmutableDictionary<OutboxLane, int> PageSizes = ImmutableDictionary.CreateRange(
        [
            KeyValuePair.Create(OutboxLane.Conversation, 128),
            KeyValuePair.Create(OutboxLane.Notice, 32),
            KeyValuePair.Create(OutboxLane.Broadcast, 32),
        ]);

    private const string Mine = "id = @Id and fence = @Fence and status in ('sending', 'uncertain')";
    private const string Ended = "The process that sent it ended";

    /// <summary>Why something is not sent, or not again, after a person took the customer over.</summary>
    internal const string Withdrawn = "A manager took over";

    /// <summary>What a delivery keeps of its message.</summary>
    internal static readonly string[] Columns =
    [
        "id", "account", "recipient", "session_key", "sequence", "message", "lane", "attempts", "repeats", "due_at", "created_at",
    ];

    private readonly ConfirmedSends confirmations = new(database);

    /// <summary>The query of <see cref="Heads(string, Func{OutboxLane, string}, string?, CancellationToken)"/>.</summary>
    internal string HeadsSql => field ??=
        $"""
        with recursive {string.Join(",\n", Enum.GetValues<OutboxLane>().Select(Lines))}
        select coalesce(m.moved_to, h.line) as recipient, h.*
        from (
            {string.Join("\nunion all\n", Enum.GetValues<OutboxLane>().Select(lane => Heads(lane)))}
        ) h
        left join moved_recipients m on m.account = @account and m.recipient = h.line
        order by h.lane, h.number
        """;

    /// <summary>
    /// Takes over what an earlier pump of the account was sending and will not say any more: it may have arrived. What was sent a second
    /// time already, or was withdrawn meanwhile, is left to a person.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="lease">The pump's lease.</param>
    /// <param name="alive">The processes that may still say what became of their sends.</param>
    /// <param name="inFlight">What this process is still sending.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many are left to a person.</returns>
    public async Task<int> Recover(
        string account, JobLease lease, string[] alive, long[] inFlight, CancellationToken cancellationToken)
    {
        var abandoned =
            $"""
            account = @account and status = 'sending' and fence < @Fence and not ({database.IsOneOf("id", "@inFlight")})
              and (owner is null or claimed_at < (select {database.After("@silence")}) or not ({database.IsOneOf("owner", "@alive")}))
            """;
        var values = new { account, lease.Fence, alive, inFlight, silence = -MaxSilence.TotalSeconds };
        var left = await MoveToDeliveries(
            $"{abandoned} and (repeats > 0 or withdrawn)", OutboxStatus.Uncertain, Ended, values, cancellationToken);
        await Execute(
            $"update outbox set status = 'uncertain', due_at = (select {database.Now}), last_error = '{Ended}' where {abandoned}",
            values,
            cancellationToken);
        return left;
    }

    /// <summary>Moves what processes of the version before have done with.</summary>
    public Task TidyUp(string account, CancellationToken cancellationToken) => database.Provider == StorageProvider.Sqlite
        ? Task.CompletedTask
        : database.MoveRows(
            "outbox",
            "deliveries",
            [.. Columns.Concat(["status", "last_error", "platform_id", "sent_at"]).Select(column => (column, column))],
            "account = @account and status in ('sent', 'failed', 'undeliverable')",
            new { account },
            cancellationToken);

    /// <summary>
    /// Of each lane the part behind the recipient that <paramref name="after"/> names, in the order of lanes. It costs the same however
    /// much waits and however long the lines are.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="after">The recipient behind which the part of a lane begins.</param>
    /// <param name="closed">Recipients that begin with this are passed over at the cost of one; null if none are.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<ImmutableArray<OutboxPage>> Heads(
        string account, Func<OutboxLane, string> after, string? closed, CancellationToken cancellationToken) => StorageFaults.Guard(
    async () =>
    {
        var values = new DynamicParameters(new { account, closedFrom = closed ?? "", closedTo = Behind(closed) });
        foreach (var lane in Enum.GetValues<OutboxLane>())
            values.Add($"after{(int)lane}", after(lane));
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(HeadsSql, values, cancellationToken: cancellationToken));
        var lanes = rows.ToLookup(row => (OutboxLane)row.Lane);
        return Enum.GetValues<OutboxLane>().Select(lane => Page(lane, after(lane), [.. lanes[lane]])).ToImmutableArray();
    });

    /// <summary>Takes messages for sending; those that the pump may not send any more are left out.</summary>
    /// <returns>Those that were taken, with their attempts and repeats, this one included.</returns>
    public Task<ImmutableArray<OutboxMessage>> Claim(
        IReadOnlyCollection<OutboxMessage> messages,
        JobLease lease,
        string owner,
        CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        var ids = messages.Select(message => message.Id).ToArray();
        var command = new CommandDefinition(
            $"""
            update outbox set status = 'sending', fence = @Fence, owner = @owner, claimed_at = {database.Now}, attempts = attempts + 1,
                repeats = repeats + case when status = 'uncertain' then 1 else 0 end
            where {database.IsOneOf("id", "@ids")} and status in ('pending', 'uncertain')
              and exists (select 1 from job_lock where name = @Name and fence = @Fence and lease_until > {database.Now})
              and (lane < {(int)OutboxLane.Broadcast} or not {BroadcastRows.HeldBack(database.Provider, "outbox")})
            returning id as "Id", attempts as "Attempts", repeats as "Repeats"
            """,
            new { ids, owner, lease.Fence, lease.Name },
            cancellationToken: cancellationToken);
        var claimed = (await connection.QueryAsync<Row>(command)).ToDictionary(row => row.Id);
        return messages
            .Where(message => claimed.ContainsKey(message.Id))
            .Select(message => message with { Attempts = claimed[message.Id].Attempts, Repeats = claimed[message.Id].Repeats })
            .ToImmutableArray();
    });

    /// <summary>
    /// The platform has the message; whoever sent it and whatever was recorded before. What is confirmed while an earlier record is being
    /// written shares one statement.
    /// </summary>
    public Task MarkSent(long id, string platformId, CancellationToken cancellationToken) =>
        confirmations.Write(new ConfirmedSend(id, platformId)).WaitAsync(cancellationToken);

    /// <summary>
    /// The message is tried again after a pause, unless it was withdrawn meanwhile; <paramref name="counts"/> says whether this attempt is
    /// one of the allowed ones.
    /// </summary>
    public async Task Postpone(
        OutboxMessage message,
        string status,
        TimeSpan pause,
        string reason,
        bool counts,
        JobLease lease,
        CancellationToken cancellationToken)
    {
        var postponed = await Execute(
            $"""
            update outbox set status = @status, due_at = {database.After("@seconds")}, last_error = @reason,
                attempts = attempts - case when @counts then 0 else 1 end
            where {Mine} and not withdrawn
            """,
            new { message.Id, status, seconds = pause.TotalSeconds, reason, counts, lease.Fence },
            cancellationToken);
        if (postponed > 0)
            return;
        var end = status == OutboxStatus.Uncertain ? status : OutboxStatus.Undeliverable;
        await MoveToDeliveries($"{Mine} and withdrawn", end, Withdrawn, new { message.Id, lease.Fence }, cancellationToken);
    }

    /// <summary>The message is not tried again. False if somebody else has it meanwhile.</summary>
    public async Task<bool> GiveUp(
        OutboxMessage message, string status, string reason, JobLease lease, CancellationToken cancellationToken) =>
        await MoveToDeliveries(Mine, status, reason, new { message.Id, lease.Fence }, cancellationToken) > 0;

    /// <summary>Nothing of what waits for the recipient can be delivered.</summary>
    public Task GiveUpAll(string account, OutboxMessage message, string reason, CancellationToken cancellationToken) => MoveToDeliveries(
        "account = @account and recipient = @Line and session_key = @SessionKey and status in ('pending', 'uncertain')",
        OutboxStatus.Undeliverable,
        reason,
        new { account, message.Line, message.SessionKey },
        cancellationToken);

    /// <summary>The chat has another address: this message and all later ones go there.</summary>
    public Task Move(string account, OutboxMessage message, string movedTo, CancellationToken cancellationToken) => Execute(
        """
        insert into moved_recipients (account, recipient, moved_to) values (@account, @Line, @movedTo)
        on conflict (account, recipient) do update set moved_to = excluded.moved_to
        """,
        new { account, message.Line, movedTo },
        cancellationToken);

    /// <summary>How long the oldest message has waited that is not a broadcast's, by account and by the database's clock.</summary>
    public Task<ImmutableDictionary<string, TimeSpan>> Ages(CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<AgeRow>(new CommandDefinition(
            $"""
            select account as "Account", min(created_at) as "Since", {database.Now} as "Now"
            from outbox where lane < {(int)OutboxLane.Broadcast} group by account
            """,
            cancellationToken: cancellationToken));
        return rows.ToImmutableDictionary(row => row.Account, row => row.Now - row.Since);
    });

    // Goes from one recipient to the next by the index, so it costs one step each however many messages they have.
    private static string Lines(OutboxLane lane) =>
        $"""
        line{(int)lane} (recipient, number) as (
            select {Next(lane, $"@after{(int)lane}")}, 1
            union all
            select {Next(lane, $"line{(int)lane}.recipient")}, number + 1
            from line{(int)lane} where recipient is not null and number < {PageSizes[lane]}
        )
        """;

    private static string Next(OutboxLane lane, string after) =>
        $"""
        (select case when o.recipient >= @closedFrom and o.recipient < @closedTo
                then (select behind.recipient from outbox behind
                    where behind.account = @account and behind.lane = {(int)lane} and behind.recipient >= @closedTo
                    order by behind.recipient limit 1)
                else o.recipient end
            from outbox o
            where o.account = @account and o.lane = {(int)lane} and o.recipient > {after}
            order by o.recipient limit 1)
        """;

    /// <summary>The least text that is behind all that begin with a prefix.</summary>
    private static string Behind(string? prefix) => prefix is { Length: > 0 } ? prefix[..^1] + (char)(prefix[^1] + 1) : "";

    private string Heads(OutboxLane lane) =>
        $"""
        select o.id, o.lane, line.recipient as line, line.number, o.session_key as sessionKey, o.attempts, o.repeats, o.due_at as dueAt,
            (select max(recipient) from outbox where account = @account and lane = {(int)lane}) as endOfLane,
            case when o.status in ('pending', 'uncertain') and o.due_at <= (select {database.Now})
                {(lane == OutboxLane.Broadcast ? $"and not {BroadcastRows.HeldBack(database.Provider, "o")}" : "")}
                then o.message end as message
        from line{(int)lane} line
        join outbox o on o.id = (
            select head.id from outbox head
            where head.account = @account and head.lane = {(int)lane} and head.recipient = line.recipient
            order by head.id limit 1)
        """;

    private static OutboxPage Page(OutboxLane lane, string after, Row[] rows)
    {
        var last = rows.Length < PageSizes[lane] ? null : rows[^1].Line;
        var page = new OutboxPage(lane, after, [], last, rows.FirstOrDefault()?.EndOfLane ?? "");
        var due = rows.Where(row => row.Message is not null);
        var ordered = page.IsWhole ? due.OrderBy(row => row.DueAt).ThenBy(row => row.Id) : due;
        return page with { Due = [.. ordered.Select(row => row.ToMessage())] };
    }

    private Task<int> MoveToDeliveries(string where, string status, string reason, object values, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(values);
        parameters.AddDynamicParams(new { endStatus = status, endReason = reason });
        return database.MoveRows(
            "outbox",
            "deliveries",
            [.. Columns.Select(column => (column, column)), ("status", "@endStatus"), ("last_error", "@endReason")],
            where,
            parameters,
            cancellationToken);
    }

    private Task<int> Execute(string sql, object parameters, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    });

    private sealed record AgeRow
    {
        public string Account { get; init; } = "";
        public DateTimeOffset Since { get; init; }
        public DateTimeOffset Now { get; init; }
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public int Lane { get; init; }
        public string Line { get; init; } = "";
        public string Recipient { get; init; } = "";
        public string SessionKey { get; init; } = "";
        public string? Message { get; init; }
        public int Attempts { get; init; }
        public int Repeats { get; init; }
        public DateTimeOffset DueAt { get; init; }
        public string? EndOfLane { get; init; }

        public OutboxMessage ToMessage() =>
            new(Id, (OutboxLane)Lane, Line, Recipient, SessionKey, EffectJson.ReadMessage(Message!), Attempts, Repeats);
    }
}
