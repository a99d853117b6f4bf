-- What is remembered of customers beyond their conversations, see CustomerMemory. Written in the statement that stores a commit.
create table customer_memories (
    session_key text        primary key,
    memory      jsonb       not null,
    updated_at  timestamptz not null
);

-- An operator wants the job to run now; its owner sees that when it renews its lease.
alter table job_lock add column run_requested boolean not null default false;
