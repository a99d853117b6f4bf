-- Coarse times, as on PostgreSQL, so that the same queries serve both. Times are text, and a minute is where it begins.
alter table grain_state add column wake_minute text generated always as (substr(wake_at, 1, 16)) virtual;
alter table grain_state add column active_hour text generated always as (substr(updated_at, 1, 13)) virtual;
drop index grain_state_wake_at;
drop index grain_state_updated_at;
create index grain_state_wake_minute on grain_state (wake_minute) where wake_minute is not null;
create index grain_state_active_hour on grain_state (kind, active_hour desc);
