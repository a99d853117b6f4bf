-- Stores many commits of different grains in one transaction and one round trip, as before, with the sessions of outbox rows: comments,
-- managers and broadcasts send what belongs to a customer. No sessions at all means that each row belongs to the grain that commits it.
create function commit_grains(
    kinds text[], keys text[], expected bigint[], states text[], wakes timestamptz[],
    dedupe_keys text[], retention interval,
    line_commits integer[], line_sequences bigint[], line_ats timestamptz[], line_authors smallint[], line_kinds smallint[],
    line_texts text[], line_images text[], line_media text[], line_sent_ats timestamptz[], line_positions bigint[], line_turns text[],
    edit_commits integer[], edit_sequences bigint[], edit_texts text[],
    outbox_commits integer[], outbox_accounts text[], outbox_recipients text[], outbox_sequences bigint[], outbox_messages text[],
    outbox_lanes smallint[], outbox_sessions text[],
    escalation_commits integer[], escalation_reasons text[], escalation_levels text[], escalation_states text[]
) returns smallint[] language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
    total    constant integer := cardinality(kinds);
    ids      constant integer := total - cardinality(array_positions(dedupe_keys, null));
    created  constant integer := cardinality(array_positions(expected, 0));
    taken    integer := 0;  -- how many ids of events were not known,
    claimed  text[];        -- and which, if not all
    stored   integer := 0;  -- how many rows were written
    inserted integer;
    outcomes smallint[];
begin
    -- Ids of events: an expired one may be taken again.
    if ids > 0 then
        insert into webhook_dedupe as d (dedupe_key, processed_at, expires_at)
        select c.id, now(), now() + retention
        from unnest(dedupe_keys) as c(id)
        where c.id is not null
        order by c.id
        on conflict (dedupe_key) do update set processed_at = excluded.processed_at, expires_at = excluded.expires_at
            where d.expires_at <= now();
        get diagnostics taken = row_count;
        if taken < ids then
            select coalesce(array_agg(d.dedupe_key), '{}') into claimed
            from webhook_dedupe d
            where d.dedupe_key = any (dedupe_keys) and d.xmin = pg_current_xact_id()::xid;
        end if;
    end if;

    -- Rows that exist: of the version that they have once they are locked.
    if created < total then
        update grain_state s
        set version = c.version + 1, state = c.state::jsonb, wake_at = c.wake, updated_at = now()
        from (
            select *
            from unnest(kinds, keys, expected, states, wakes, dedupe_keys) as u(kind, key, version, state, wake, id)
            where u.version > 0 and (taken = ids or u.id is null or u.id = any (claimed))
            order by u.kind, u.key) c
        where s.kind = c.kind and s.key = c.key and s.version = c.version;
        get diagnostics stored = row_count;
    end if;

    -- New rows: whoever inserts first wins.
    if created > 0 then
        insert into grain_state (kind, key, version, state, wake_at)
        select u.kind, u.key, 1, u.state::jsonb, u.wake
        from unnest(kinds, keys, expected, states, wakes, dedupe_keys) as u(kind, key, version, state, wake, id)
        where u.version = 0 and (taken = ids or u.id is null or u.id = any (claimed))
        order by u.kind, u.key
        on conflict (kind, key) do nothing;
        get diagnostics inserted = row_count;
        stored := stored + inserted;
    end if;

    if stored = total then
        outcomes := array_fill(0::smallint, array[total]);
    else
        select array_agg((case
            when s.version = c.version + 1 and s.xmin = pg_current_xact_id()::xid then 0
            when coalesce(s.version, 0) <> c.version or c.id is null or taken = ids or c.id = any (claimed) then 1
            else 2 end)::smallint order by c.n)
        into outcomes
        from unnest(kinds, keys, expected, dedupe_keys) with ordinality as c(kind, key, version, id, n)
        left join grain_state s on s.kind = c.kind and s.key = c.key;

        -- What a stale commit has taken is free again.
        delete from webhook_dedupe d
        using unnest(dedupe_keys, outcomes) as c(id, outcome)
        where d.dedupe_key = c.id and c.outcome = 1 and d.xmin = pg_current_xact_id()::xid;
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
        insert into outbox (account, recipient, session_key, sequence, message, lane, due_at, created_at)
        select o.account, o.recipient, coalesce(o.session, keys[o.c]), o.sequence, o.message, coalesce(o.lane, 0), now(), now()
        from unnest(outbox_commits, outbox_accounts, outbox_recipients, outbox_sequences, outbox_messages, outbox_lanes, outbox_sessions)
            with ordinality as o(c, account, recipient, sequence, message, lane, session, n)
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

-- Processes of the version before.
create or replace function commit_grains(
    kinds text[], keys text[], expected bigint[], states text[], wakes timestamptz[],
    dedupe_keys text[], retention interval,
    line_commits integer[], line_sequences bigint[], line_ats timestamptz[], line_authors smallint[], line_kinds smallint[],
    line_texts text[], line_images text[], line_media text[], line_sent_ats timestamptz[], line_positions bigint[], line_turns text[],
    edit_commits integer[], edit_sequences bigint[], edit_texts text[],
    outbox_commits integer[], outbox_accounts text[], outbox_recipients text[], outbox_sequences bigint[], outbox_messages text[],
    outbox_lanes smallint[],
    escalation_commits integer[], escalation_reasons text[], escalation_levels text[], escalation_states text[]
) returns smallint[] language sql as $$
    select commit_grains(
        kinds, keys, expected, states, wakes, dedupe_keys, retention, line_commits, line_sequences, line_ats, line_authors,
        line_kinds, line_texts, line_images, line_media, line_sent_ats, line_positions, line_turns, edit_commits, edit_sequences,
        edit_texts, outbox_commits, outbox_accounts, outbox_recipients, outbox_sequences, outbox_messages, outbox_lanes, '{}'::text[],
        escalation_commits, escalation_reasons, escalation_levels, escalation_states);
$$;
