-- Payments through providers. id is the service's own, or provider:id for a payment that was not made here; session_key is empty then.
-- status: new, pending, authorized, held, succeeded, canceled, refunded. Amounts are decimals in currency (ISO 4217, or a cryptocurrency's
-- code); refunded and granted are parts of amount: what was given back, and what was turned into what it pays for.
-- problem: why nothing is granted; null if nothing is wrong. checked_at: when the provider was last asked without a webhook.
create table payments (
    id           text primary key,
    provider     text not null,
    provider_id  text,
    session_key  text not null,
    order_number text,
    plan         text,
    amount       text not null,
    currency     text not null,
    status       text not null,
    refunded     text not null,
    granted      text not null,
    problem      text,
    url          text,
    created_at   text not null,
    updated_at   text not null,
    checked_at   text
);
create index payments_session on payments (session_key);
create index payments_created on payments (created_at, id);
create index payments_provider on payments (provider_id, provider);

-- What providers told of payments, each event once. outcome: applied, late, missing, or the problem that it made.
create table payment_events (
    id          integer primary key autoincrement,
    provider    text not null,
    event_id    text not null,
    payment_id  text not null,
    session_key text not null,
    status      text not null,
    amount      text not null,
    currency    text not null,
    refunded    text not null,
    outcome     text not null,
    at          text not null,
    unique (provider, event_id)
);
create index payment_events_payment on payment_events (payment_id, id);
create index payment_events_session on payment_events (session_key);

-- The messages of a broadcast, which its progress counts and its cancellation withdraws.
create index outbox_broadcast on outbox (message ->> 'broadcast') where lane = 2;
create index deliveries_broadcast on deliveries (message ->> 'broadcast') where lane = 2;

-- Customers' subscriptions. status: active, expired. reminded_days: the last reminder of this end, in days before it; 0 for none.
create table subscriptions (
    session_key   text    primary key,
    plan          text    not null,
    status        text    not null,
    started_at    text    not null,
    ends_at       text    not null,
    reminded_days integer not null,
    updated_at    text    not null
);
create index subscriptions_ending on subscriptions (ends_at, session_key) where status = 'active';
