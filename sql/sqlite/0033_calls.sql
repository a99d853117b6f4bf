-- When a person answered the customer first after the call, and how it was closed.
alter table escalations add column answered_at text;
alter table escalations add column answered_by text;
alter table escalations add column closed_how text;

-- How long calls for a person waited until somebody answered the customer. The times are of the answered ones, null without any.
alter table call_days add column answered integer not null default 0;
alter table call_days add column answer_p50_s integer;
alter table call_days add column answer_p95_s integer;

-- A person took over while the message was being sent: it is not sent again.
alter table outbox add column withdrawn integer not null default 0;
