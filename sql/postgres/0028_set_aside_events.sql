-- Events that a platform was asked for, and that could not be taken although the database served: kept until they are taken after all.
-- event: in the fleet's own serialization of its messages.
create table set_aside_events (
    event_id    text        primary key,
    account     text        not null,
    session_key text        not null,
    at          timestamptz not null,
    tried_at    timestamptz not null,
    attempts    integer     not null,
    reason      text        not null,
    event       bytea       not null
);
create index set_aside_events_session_key on set_aside_events (session_key);
create index set_aside_events_at on set_aside_events (at);
create index set_aside_events_tried_at on set_aside_events (tried_at);
