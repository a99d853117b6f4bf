-- A session's row is written with every message. While no indexed column changes, PostgreSQL writes a new version of the row into the
-- same page and leaves the indexes alone (a heap-only tuple); so what is indexed is coarse, and pages keep room for the next version.
drop index grain_state_wake_at;
drop index grain_state_updated_at;
alter table grain_state
    add column wake_minute timestamptz generated always as (date_bin('1 minute', wake_at, timestamptz '2000-01-01 00:00:00+00')) stored,
    add column active_hour timestamptz generated always as (date_bin('1 hour', updated_at, timestamptz '2000-01-01 00:00:00+00')) stored;
create index grain_state_wake_minute on grain_state (wake_minute) where wake_minute is not null;
create index grain_state_active_hour on grain_state (kind, active_hour desc);
alter table grain_state set (fillfactor = 70);

-- Times that only grow in the order of the rows need no entry for each row.
drop index webhook_dedupe_expires_at;
drop index webhook_dedupe_processed_at;
create index webhook_dedupe_expires_at on webhook_dedupe using brin (expires_at);
create index webhook_dedupe_processed_at on webhook_dedupe using brin (processed_at);
