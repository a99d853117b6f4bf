namespace MirtAi.Bench;

/// <summary>What fills the tables that the console's pages read, all of it within the last seventy days.</summary>
internal sealed class ConsoleFilling(int sessions)
{
    /// <summary>Fewer where there are very many, so that filling takes minutes.</summary>
    public int LinesOfSession { get; } = sessions <= ConsolePages.DefaultSessions ? 10 : 3;

    public IReadOnlyList<string> Statements =>
    [
        $$"""
        insert into grain_state (kind, key, version, state, updated_at)
        select 'session', 'telegram:' || n, 7, jsonb_build_object(
            'channel', 'telegram', 'recipient', n::text, 'pending', 0, 'mode', case when n % 50 = 0 then 'manager' else 'bot' end,
            'customer', jsonb_build_object('name', 'Olena ' || n, 'language', 'uk'),
            'conversation', jsonb_build_object(
                'state', case n % 4 when 0 then 'STATE_4_OFFER' else 'STATE_1_DISCOVERY' end, 'phase', 'DISCOVERY', 'language', 'uk')),
            {{Time}}
        from generate_series(1, {{sessions}}) n
        """,
        $"""
        insert into messages (session_key, sequence, at, author, kind, text, images, sent_at, position)
        select 'telegram:' || n, line, {Time}, line % 2, 0,
            (array['сукня рожева на зріст', 'є розмір', 'скільки коштує доставка', 'дякую, беру плащ', 'добрий день'])[1 + (n + line) % 5] || ' ' || n % 97,
            '[]', {Time}, 0
        from generate_series(1, {sessions}) n, generate_series(1, {LinesOfSession}) line
        """,
        $"""
        insert into deliveries (id, account, recipient, session_key, sequence, message, lane, status, attempts, repeats, due_at, created_at, sent_at)
        select n * {LinesOfSession}::bigint + line, 'telegram', n::text, 'telegram:' || n, line, '""' , 0,
            case when n % 500 = 0 then 'failed' else 'sent' end, 1, 0, now(), {Time}, {Time}
        from generate_series(1, {sessions}) n, generate_series(1, {LinesOfSession / 2}) line
        """,
        $"""
        insert into escalations (session_key, reason, level, state, status, at)
        select 'telegram:' || n, 'COMPLAINT', 'L2', 'STATE_8_COMPLAINT', case when n % 100 = 0 then 'open' else 'closed' end, {Time}
        from generate_series(1, {sessions}, 5) n
        """,
        $"""
        insert into orders (external_id, session_key, status, currency, total, due_now, payment_method, full_name, phone, city, branch, created_at)
        select 'bench-' || n, 'telegram:' || n, (array['pending_payment', 'paid', 'delivered'])[1 + n % 3], 'UAH', 1850, 200, 'prepayment',
            'Olena ' || n, '+380000000000', 'Львів', '1', {Time}
        from generate_series(1, {sessions}, 2) n
        """,
        $"""
        insert into payments (id, provider, provider_id, session_key, amount, currency, status, refunded, granted, created_at)
        select 'p' || n, 'yookassa', 'y' || n, 'telegram:' || n, 1850, 'UAH', case when n % 3 = 0 then 'canceled' else 'succeeded' end, 0, 1850, {Time}
        from generate_series(1, {sessions}, 2) n
        """,
        $"""
        insert into subscriptions (session_key, plan, status, started_at, ends_at, reminded_days)
        select 'telegram:' || n, 'month', case when n % 4 = 0 then 'active' else 'expired' end, {Time}, {Time} + interval '90 days', 0
        from generate_series(1, {sessions}, 4) n
        """,
        """
        insert into media (id, caption, seen_at, processing_enabled, comments_enabled, updated_at)
        select 'm' || n, 'Сукня ' || n, now() - n * interval '1 hour', true, true, now() from generate_series(0, 499) n
        """,
        $"""
        insert into comments (id, session_key, username, media_id, text, written_at, status, type, confidence, reasoning,
            hidden, deleted, own, classified_at, updated_at)
        select 'c' || n, 'instagram:' || n, 'olena' || n, 'm' || n % 500, 'Скільки коштує?', {Time}, 'completed',
            (array['question', 'positive', 'complaint', 'spam'])[1 + n % 4], 90, '', false, false, false, {Time}, {Time}
        from generate_series(1, {sessions}, 2) n
        """,
        $$"""
        insert into turns (session_key, turn_id, at, channel, state, waited_ms, replay)
        select 'telegram:' || n, turn, {{Time}}, 'telegram', 'STATE_4_OFFER', 2500 + n % 4000, '{"messages":[{"intent":"GREETING"}]}'
        from generate_series(1, {{sessions}}) n, generate_series(1, {{LinesOfSession / 2}}) turn
        """,
        $"""
        insert into audit_log (at, person, action, session_key)
        select {Time}, case when n % 9 = 0 then 'Oksana' else 'Iryna' end, 'reveal', 'telegram:' || n from generate_series(1, {sessions}, 2) n
        """,
        // As the database does by itself after so many rows; two of its indexes hold nothing new before.
        "vacuum analyze",
    ];

    private string Time => $"now() - n * interval '{6_000_000.0 / sessions:F0} seconds'";
}
