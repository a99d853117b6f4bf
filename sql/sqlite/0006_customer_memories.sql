-- What is remembered of customers beyond their conversations, see CustomerMemory. Written in the transaction that stores a commit.
create table customer_memories (
    session_key text primary key,
    memory      text not null,
    updated_at  text not null
);

-- An operator wants the job to run now; its owner sees that when it renews its lease.
alter table job_lock add column run_requested integer not null default 0;
