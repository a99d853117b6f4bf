-- State of grains: one row a grain; wake_at is its durable timer.
create table grain_state (
    kind       text        not null,
    key        text        not null,
    version    bigint      not null,
    state      text       not null,
    wake_at    text,
    updated_at text not null,
    primary key (kind, key)
);
create index grain_state_wake_at on grain_state (wake_at) where wake_at is not null;
create index grain_state_updated_at on grain_state (kind, updated_at desc);

-- Ids of events that have been taken.
create table webhook_dedupe (
    id           integer primary key autoincrement,
    dedupe_key   text        not null unique,
    processed_at text not null,
    expires_at   text not null,
    constraint webhook_dedupe_expires_at_check check (expires_at > processed_at)
);
create index webhook_dedupe_expires_at on webhook_dedupe (expires_at);
create index webhook_dedupe_processed_at on webhook_dedupe (processed_at);

-- Transcripts. author: 0 customer, 1 bot, 2 manager. kind: see InboundKind.
create table messages (
    session_key text        not null,
    sequence    bigint      not null,
    at          text not null,
    author      integer    not null,
    kind        integer    not null,
    text        text        not null,
    images      text        not null default '[]',
    media       text,
    sent_at     text not null,
    position    bigint      not null,
    turn_id     text        not null default '',
    primary key (session_key, sequence)
);

-- Messages to deliver, in order of id for each recipient of an account.
-- status: pending, sending, uncertain, sent, failed (given up), undeliverable (the customer cannot be reached).
create table outbox (
    id          integer primary key autoincrement,
    account     text        not null,
    recipient   text        not null,
    session_key text        not null,
    sequence    bigint      not null,
    message     text        not null,
    status      text        not null default 'pending',
    attempts    integer     not null default 0,
    repeats     integer     not null default 0,
    due_at      text not null,
    fence       bigint      not null default 0,
    platform_id text,
    last_error  text,
    created_at  text not null,
    sent_at     text
);
create index outbox_open on outbox (account, recipient, id) where status in ('pending', 'sending', 'uncertain');
create index outbox_session on outbox (session_key, sequence);
create index outbox_status on outbox (status, id);

-- Chats that moved to another address.
create table moved_recipients (
    account   text not null,
    recipient text not null,
    moved_to  text not null,
    primary key (account, recipient)
);

-- Calls for a person. status: open, closed.
create table escalations (
    id          integer primary key autoincrement,
    session_key text        not null,
    reason      text        not null,
    level       text        not null,
    state       text        not null,
    status      text        not null default 'open',
    at          text not null
);
create index escalations_status on escalations (status, id);

-- Who may run which job. A number of fence is given out once and only grows.
create table job_lock (
    name        text        primary key,
    owner       text        not null,
    lease_until text not null,
    fence       bigint      not null,
    last_run    text,
    next_run    text
);

-- Photos that customers uploaded in the web chat.
create table attachments (
    id           text        primary key,
    session_key  text        not null,
    content_type text        not null,
    content      blob       not null,
    at           text not null
);
create index attachments_session on attachments (session_key);
