-- Stores many commits of different grains in one transaction and one round trip. Each is all-or-nothing by itself: a stale or a
-- duplicate one leaves no trace and does not hurt its neighbours. Row locks are taken in the order of (kind, key), so that
-- writers that run side by side cannot deadlock.
--
-- Every array of the first group has one element a commit; those of the other groups have one element a row, and the first of
-- the group says to which commit (from 1) the row belongs. Returns one outcome a commit: 0 committed, 1 stale, 2 duplicate.
--
-- The plans are the generic ones: made once for a connection, not for each call with its arrays.
create function commit_grains(
    kinds text[], keys text[], expected bigint[], states text[], wakes timestamptz[],
    dedupe_keys text[], retention interval,
    line_commits integer[], line_sequences bigint[], line_ats timestamptz[], line_authors smallint[], line_kinds smallint[],
    line_texts text[], line_images text[], line_media text[], line_sent_ats timestamptz[], line_positions bigint[], line_turns text[],
    edit_commits integer[], edit_sequences bigint[], edit_texts text[],
    outbox_commits integer[], outbox_accounts text[], outbox_recipients text[], outbox_sequences bigint[], outbox_messages text[],
    escalation_commits integer[], escalation_reasons text[], escalation_levels text[], escalation_states text[]
) returns smallint[] language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
    total    constant integer := cardinality(kinds);
    ids      constant integer := total - cardinality(array_positions(dedupe_keys, null));
    created  constant integer := cardinality(array_positions(expected, 0));
    fresh    integer[] := '{}';  -- commits whose version is the expected one
    inserted integer[];
    claimed  text[] := '{}';     -- ids of events that were not known
    outcomes smallint[];
begin
    -- Existing rows: lock them, then compare versions as they are under the lock.
    if created < total then
        select coalesce(array_agg(locked.n), '{}') into fresh
        from (
            select c.n::integer, s.version = c.version as expected
            from unnest(kinds, keys, expected) with ordinality as c(kind, key, version, n)
            join grain_state s on s.kind = c.kind and s.key = c.key
            where c.version > 0
            order by s.kind, s.key
            for no key update of s) as locked
        where locked.expected;
    end if;

    -- New rows: whoever inserts first wins.
    if created > 0 then
        with new as (
            insert into grain_state (kind, key, version, state, wake_at)
            select c.kind, c.key, 1, c.state::jsonb, c.wake
            from unnest(kinds, keys, expected, states, wakes) as c(kind, key, version, state, wake)
            where c.version = 0
            order by c.kind, c.key
            on conflict (kind, key) do nothing
            returning kind, key)
        select coalesce(array_agg(c.n::integer), '{}') into inserted
        from unnest(kinds, keys) with ordinality as c(kind, key, n) join new on new.kind = c.kind and new.key = c.key;
        fresh := fresh || inserted;
    end if;

    -- Ids of events: an expired one may be taken again.
    if ids > 0 then
        with taken as (
            insert into webhook_dedupe as d (dedupe_key, processed_at, expires_at)
            select c.id, now(), now() + retention
            from unnest(dedupe_keys) with ordinality as c(id, n)
            where c.id is not null and (cardinality(fresh) = total or c.n = any (fresh))
            order by c.id
            on conflict (dedupe_key) do update set processed_at = excluded.processed_at, expires_at = excluded.expires_at
                where d.expires_at <= now()
            returning dedupe_key)
        select coalesce(array_agg(dedupe_key), '{}') into claimed from taken;
    end if;

    if cardinality(fresh) = total and cardinality(claimed) = ids then
        outcomes := array_fill(0::smallint, array[total]);
    else
        select array_agg((case when c.n <> all (fresh) then 1 when c.id is null or c.id = any (claimed) then 0 else 2 end)::smallint order by c.n)
        into outcomes
        from unnest(dedupe_keys) with ordinality as c(id, n);

        delete from grain_state s
        using unnest(kinds, keys, expected, outcomes) as c(kind, key, version, outcome)
        where s.kind = c.kind and s.key = c.key and c.version = 0 and c.outcome = 2;
    end if;

    if created < total then
        update grain_state s
        set version = c.version + 1, state = c.state::jsonb, wake_at = c.wake, updated_at = now()
        from unnest(kinds, keys, expected, states, wakes, outcomes) as c(kind, key, version, state, wake, outcome)
        where s.kind = c.kind and s.key = c.key and c.version > 0 and c.outcome = 0;
    end if;

    if cardinality(line_commits) > 0 then
        insert into messages (session_key, sequence, at, author, kind, text, images, media, sent_at, position, turn_id)
        select keys[l.c], l.sequence, l.at, l.author, l.kind, l.text, l.images, l.media, l.sent_at, l.position, l.turn
        from unnest(line_commits, line_sequences, line_ats, line_authors, line_kinds, line_texts, line_images, line_media,
                    line_sent_ats, line_positions, line_turns)
            as l(c, sequence, at, author, kind, text, images, media, sent_at, position, turn)
        where outcomes[l.c] = 0;
    end if;

    if cardinality(edit_commits) > 0 then
        update messages m set text = e.text
        from unnest(edit_commits, edit_sequences, edit_texts) as e(c, sequence, text)
        where outcomes[e.c] = 0 and m.session_key = keys[e.c] and m.sequence = e.sequence;
    end if;

    if cardinality(outbox_commits) > 0 then
        insert into outbox (account, recipient, session_key, sequence, message, due_at, created_at)
        select o.account, o.recipient, keys[o.c], o.sequence, o.message, now(), now()
        from unnest(outbox_commits, outbox_accounts, outbox_recipients, outbox_sequences, outbox_messages)
            with ordinality as o(c, account, recipient, sequence, message, n)
        where outcomes[o.c] = 0
        order by o.n;
    end if;

    if cardinality(escalation_commits) > 0 then
        insert into escalations (session_key, reason, level, state, at)
        select keys[e.c], e.reason, e.level, e.state, now()
        from unnest(escalation_commits, escalation_reasons, escalation_levels, escalation_states) as e(c, reason, level, state)
        where outcomes[e.c] = 0;
    end if;

    return outcomes;
end $$;
