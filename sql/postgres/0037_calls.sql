-- When a person answered the customer first after the call, and how it was closed.
alter table escalations
    add column answered_at timestamptz,
    add column answered_by text,
    add column closed_how  text;

-- How long calls for a person waited until somebody answered the customer. The times are of the answered ones, null without any.
alter table call_days
    add column answered      bigint not null default 0,
    add column answer_p50_s  bigint,
    add column answer_p95_s  bigint;

-- A person took over while the message was being sent: it is not sent again.
alter table outbox add column withdrawn boolean not null default false;
