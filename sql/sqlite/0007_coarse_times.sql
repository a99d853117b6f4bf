-- Coarse times, as on PostgreSQL, so that the same queries serve both. Times are text, and ten seconds are where it begins.
alter table grain_state add column wake_slot text generated always as (substr(wake_at, 1, 18)) virtual;
alter table grain_state add column active_hour text generated always as (substr(updated_at, 1, 13)) virtual;
drop index grain_state_wake_at;
drop index grain_state_updated_at;
create index grain_state_wake_slot on grain_state (wake_slot) where wake_slot is not null;
create index grain_state_active_hour on grain_state (kind, active_hour desc);
