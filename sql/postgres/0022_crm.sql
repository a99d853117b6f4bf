-- What a shop's CRM is to be told. id says what it is about, so that it is told once.
-- kind: first-touch, invoice, escalation, order, order-status.
-- state: pending, done, failed (given up). external_id: what the CRM calls it.
create table crm_tasks (
    id           text        primary key,
    session_key  text        not null,
    kind         text        not null,
    username     text,
    order_number text,
    status       text,
    at           timestamptz not null,
    state        text        not null default 'pending',
    attempts     integer     not null default 0,
    due_at       timestamptz not null,
    external_id  text,
    last_error   text,
    done_at      timestamptz
);
create index crm_tasks_due on crm_tasks (due_at, at) where state = 'pending';
create index crm_tasks_session on crm_tasks (session_key);
