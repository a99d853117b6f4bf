using System.Text.Json;
using Dapper;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Silo.Delivery;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>Reads sessions for the management API.</summary>
public sealed class SessionQueries(IDatabase database)
{
    /// <summary>The most lines of a transcript that are read at once.</summary>
    public const int MaxMessages = 2000;

    private const string Matching = $"""
        from grain_state
        where kind = '{ISessionGrain.Kind}' and state ->> 'erasedAt' is null
          and (cast(@channel as text) is null or state ->> 'channel' = @channel)
          and (cast(@state as text) is null or state -> 'conversation' ->> 'state' = @state)
          and (cast(@mode as text) is null or state ->> 'mode' = @mode)
        """;

    private const string Order = "active_hour desc, updated_at desc, key";

    // Both keep what they are searched by as one text, which an index holds.
    private const string NamedInPostgres = """
        key in (select key from grain_state where searched is not null and searched like @search escape '!'
                union all
                select session_key from orders
                where id in (select id from orders where searched like @search escape '!') and lower(full_name) like @search escape '!')
        """;

    private const string NamedInSqlite = """
        (lower(key) like @search escape '!'
         or lower(state -> 'customer' ->> 'name') like @search escape '!'
         or lower(state -> 'customer' ->> 'username') like @search escape '!'
         or key in (select session_key from orders where lower(full_name) like @search escape '!'))
        """;

    // From the first of the lines that are read up to the one after them, so that each time is on one page.
    private const string InStretch = """
        at >= coalesce((
              select case when count(*) = @limit then min(at) end
              from (select at from messages where session_key = @key and sequence < @before order by sequence desc limit @limit) m),
              @ever)
          and at < coalesce((select at from messages where session_key = @key and sequence = @before), @never)
        """;

    // Neither these nor the events are a part of the transcript's numbering: their sessions do not know of them.
    private const string OfBroadcasts = $"""
        select id as "Id", at as "At", message as "Message", status as "Status" from (
            select id, created_at as at, cast(message as text) as message, status from outbox where session_key = @key and lane = 2
            union all
            select id, created_at, cast(message as text), status from deliveries where session_key = @key and lane = 2) b
        where {InStretch}
        order by at desc, id desc limit 100
        """;

    private const string OfEvents = $"{EventLines.OfSession} {InStretch} order by at desc limit 100";

    private static readonly DateTimeOffset Ever = DateTimeOffset.UnixEpoch;
    private static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Deliveries = ["", "sent", "pending", "uncertain", "undeliverable", "failed"];

    private static readonly string[] Authors = ["customer", "bot", "manager", "note"];

    // A line that goes out in parts is as well delivered as its worst part.
    private string Lines => $"""
        select m.sequence as "Id", m.at as "At", m.author as "Author", m.text as "Text", m.images as "Images",
               m.media as "Media", m.turn_id as "Turn", max(t.state) as "State",
               max(t.replay -> 'messages' -> {Last} ->> 'intent') as "Intent",
               max(case o.status when 'failed' then 5 when 'undeliverable' then 4 when 'uncertain' then 3
                                 when 'pending' then 2 when 'sending' then 2 when 'sent' then 1 end) as "Delivery",
               (select manager from manager_lines l where l.session_key = @key and l.sequence = m.sequence) as "Manager"
        from (select * from messages where session_key = @key and sequence < @before order by sequence desc limit @limit) m
        left join (
            select sequence, status from outbox where session_key = @key
            union all
            select sequence, status from deliveries where session_key = @key) o on o.sequence = m.sequence
        left join turns t on t.session_key = @key and t.turn_id = m.turn_id
        group by m.sequence, m.at, m.author, m.text, m.images, m.media, m.turn_id
        order by m.sequence
        """;

    /// <summary>The last element of an array of JSON.</summary>
    private string Last => database.Provider == StorageProvider.Postgres ? "-1" : "'$[#-1]'";

    /// <summary>Sessions, newest activity first.</summary>
    public async Task<Listing<SessionSummary>> List(SessionFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var matching = filter.Search is { Length: > 0 }
            ? $"{Matching} and {(database.Provider == StorageProvider.Postgres ? NamedInPostgres : NamedInSqlite)}"
            : Matching;
        var wanted = TranscriptSearch.Words(filter.Words ?? "");
        await using var connection = await database.Open(cancellationToken);
        SearchPattern.FoldAllAlphabets(connection);
        // One more than the page shows tells that there are more.
        var enough = page.IsLeafed && await TranscriptSearch.AreFrequent(connection, database.Provider, wanted, cancellationToken)
            ? page.Offset + page.PageSize + 1
            : 0;
        if (wanted.Length > 0)
            matching += $" and key in ({TranscriptSearch.Keys(database.Provider, matching, Order)})";
        var values = new
        {
            words = TranscriptSearch.Parameter(database.Provider, wanted),
            enough,
            channel = filter.Channel,
            state = filter.State,
            mode = filter.Mode,
            search = filter.Search is { Length: > 0 } words ? SearchPattern.Containing(words) : null,
        };
        var rows = await connection.ReadPageOnce<SessionRow>(
            SessionRow.Columns, "key", $"from grain_state where kind = '{ISessionGrain.Kind}' and", matching,
            Order, values, page, cancellationToken);
        var listing = rows.With<SessionSummary>([.. rows.Items.Select(row => row.ToSummary())]);
        return listing with { HasMore = listing.HasMore || (enough > 0 && listing.Total == enough) };
    }

    /// <summary>
    /// The newest line of each of these sessions that holds the words of <see cref="SessionFilter.Words"/>, by their keys.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, FoundLine>> Found(
        string words, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        if (TranscriptSearch.Words(words) is not { Length: > 0 } wanted || keys.Count == 0)
            return new Dictionary<string, FoundLine>();
        await using var connection = await database.Open(cancellationToken);
        var lines = await connection.QueryAsync<FoundLine>(new CommandDefinition(
            $"""
            select m.session_key as "Key", m.sequence as "Sequence", m.at as "At", m.text as "Text"
            from ({TranscriptSearch.NewestOf(database)}) newest
            join messages m on m.session_key = newest.session_key and m.sequence = newest.sequence
            """,
            new { words = TranscriptSearch.Parameter(database.Provider, wanted), keys = keys.ToArray() },
            cancellationToken: cancellationToken));
        return lines.ToDictionary(line => line.Key);
    }

    /// <summary>One session with its transcript, or null.</summary>
    public Task<SessionDetails?> Find(string key, CancellationToken cancellationToken) =>
        Find(key, MaxMessages, before: null, cancellationToken);

    /// <summary>
    /// One session, or null, with the newest <paramref name="lines"/> of its transcript, or those before the line
    /// <paramref name="before"/>.
    /// </summary>
    public async Task<SessionDetails?> Find(string key, int lines, long? before, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        // Not a part of the details: programs ask for what is remembered of a customer by the export.
        const string Memory = "(select cast(memory as text) from customer_memories where session_key = key) as \"StoredMemory\"";
        var row = await connection.QuerySingleOrDefaultAsync<SessionRow>(new CommandDefinition(
            $"select {SessionRow.Columns}, {Memory} from grain_state where kind = '{ISessionGrain.Kind}'"
            + $" and key = @key and state ->> 'erasedAt' is null",
            new { key }, cancellationToken: cancellationToken));
        if (row is null)
            return null;
        var values = new { key, limit = lines, before = before ?? long.MaxValue, ever = Ever, never = Never };
        await using var results = await connection.QueryMultipleAsync(new CommandDefinition(
            $"{Lines};{OfBroadcasts};{OfEvents}", values, cancellationToken: cancellationToken));
        var messages = await results.ReadAsync<MessageRow>();
        var broadcasts = await results.ReadAsync<BroadcastRow>();
        var events = await results.ReadAsync<EventLineView>();
        return new SessionDetails(row.ToSummary(), [.. messages.Select(message => message.ToView())])
        {
            Broadcasts = [.. broadcasts.Reverse().Select(broadcast => broadcast.ToView())],
            EventLines = [.. events.Reverse()],
            Tags = row.Tags,
            Memory = row.ToMemory(),
        };
    }

    private sealed class BroadcastRow
    {
        public long Id { get; init; }
        public DateTimeOffset At { get; init; }
        public string Message { get; init; } = "{}";
        public string Status { get; init; } = "";

        public BroadcastLineView ToView()
        {
            var message = EffectJson.ReadMessage(Message);
            return new(
                message.Broadcast ?? "", At, message.Text, message.Images.IsDefault ? [] : message.Images,
                Status == OutboxStatus.Sending ? OutboxStatus.Pending : Status);
        }
    }

    private sealed class MessageRow
    {
        public long Id { get; init; }
        public DateTimeOffset At { get; init; }
        public int Author { get; init; }
        public string Text { get; init; } = "";
        public string Images { get; init; } = "[]";
        public int? Delivery { get; init; }
        public string? Manager { get; init; }
        public string Turn { get; init; } = "";
        public string? State { get; init; }
        public string? Intent { get; init; }
        public string? Media { get; init; }

        public MessageView ToView() => new(
            Id, At, Authors[Author], Text, JsonSerializer.Deserialize(Images, StringListJson.Default.StringArray) ?? [],
            Delivery is { } worst ? Deliveries[worst] : null, Manager, Turn is "" ? null : Turn, State, Intent, Media);
    }
}
