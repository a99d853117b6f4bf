-- Who took a call for a person, and who closed it.
-- escalations.status: open, taken, closed.
alter table escalations add column taken_by text;
alter table escalations add column taken_at text;
alter table escalations add column closed_by text;
alter table escalations add column closed_at text;
create index escalations_unclosed on escalations (session_key) where status <> 'closed';

-- Which manager wrote a line of a transcript.
create table manager_lines (
    session_key text        not null,
    sequence    bigint      not null,
    manager     text        not null,
    at          text        not null,
    primary key (session_key, sequence)
);
create index manager_lines_at on manager_lines (at);

-- Whom a message in the managers' chat is about.
create index deliveries_managers on deliveries (platform_id, recipient) where account = 'telegram-manager' and platform_id is not null;
