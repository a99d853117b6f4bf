-- Written by readiness, to see whether the database takes anything: one row.
create table storage_probe (
    id smallint    primary key check (id = 1),
    at timestamptz not null
);

-- What is deleted by age. Transcripts grow at their end, and each message writes there: a summary of each stretch of the table costs a
-- message nothing, and finds the old end as well.
create index messages_at on messages using brin (at) with (autosummarize = on);
create index attachments_at on attachments (at);
create index escalations_closed on escalations (at) where status = 'closed';
