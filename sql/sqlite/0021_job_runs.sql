-- How often a job has failed since it last ran well.
alter table job_lock add column failures integer not null default 0;

-- The last hundred runs of each job. outcome: ok, failed; reason: why it failed. Good runs of jobs that run more than once a minute are
-- not kept.
create table job_runs (
    id         integer primary key autoincrement,
    name       text not null,
    owner      text not null,
    started_at text not null,
    ended_at   text not null,
    outcome    text not null,
    reason     text
);
create index job_runs_name on job_runs (name, id);
