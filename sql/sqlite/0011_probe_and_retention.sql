-- Written by readiness, to see whether the database takes anything: one row.
create table storage_probe (
    id integer primary key check (id = 1),
    at text    not null
);

-- What is deleted by age.
create index messages_at on messages (at);
create index attachments_at on attachments (at);
create index escalations_closed on escalations (at) where status = 'closed';
