-- By what a session is searched: its key, and the customer's name and username. With it a search reads a narrow index instead of every
-- session's whole state. It changes seldom, so the commits of a session stay heap-only updates. Adding it writes the table anew, once.
alter table grain_state add column searched text generated always as (
    case when kind = 'session' then left(lower(
        key || chr(10) || coalesce(state -> 'customer' ->> 'name', '') || chr(10) || coalesce(state -> 'customer' ->> 'username', '')), 400)
    end) stored;
create index grain_state_searched on grain_state (searched, key) where searched is not null;

-- The same for placed orders.
alter table orders add column searched text generated always as (
    left(lower(external_id || chr(10) || session_key || chr(10) || full_name || chr(10) || phone || chr(10) || city), 600)) stored;
create index orders_searched on orders (searched, id);

-- The orders of the console's lists, and the counts of comments by their types.
create index escalations_listed on escalations ((case status when 'open' then 0 when 'taken' then 1 else 2 end), id desc);
create index subscriptions_listed on subscriptions (ends_at, session_key);
create index comments_types on comments (type, status, classified_at) where own = false and deleted = false;
