-- The outbox holds what is open; what is done with is in deliveries, under the same id.
-- outbox.status: pending, sending, uncertain (it may have arrived; it is sent once more).
-- deliveries.status: sent, failed (given up), undeliverable (the recipient cannot be reached), uncertain (it may have arrived, for a person to decide).
drop index outbox_due;
drop index outbox_open;
drop index outbox_status;
drop index outbox_session;
alter table outbox rename to deliveries;

-- owner: the silo that is sending it, since claimed_at.
create table outbox (
    id          integer primary key autoincrement,
    account     text        not null,
    recipient   text        not null,
    session_key text        not null,
    sequence    bigint      not null,
    message     text        not null,
    lane        smallint    not null default 0,
    status      text        not null default 'pending',
    attempts    integer     not null default 0,
    repeats     integer     not null default 0,
    due_at      text        not null,
    fence       bigint      not null default 0,
    owner       text,
    claimed_at  text,
    last_error  text,
    created_at  text        not null
);

delete from sqlite_sequence where name = 'outbox';
insert into sqlite_sequence (name, seq) select 'outbox', coalesce(max(id), 0) from deliveries;

insert into outbox (id, account, recipient, session_key, sequence, message, lane, status, attempts, repeats, due_at, fence, last_error, created_at)
select id, account, recipient, session_key, sequence, message, lane, status, attempts, repeats, due_at, fence, last_error, created_at
from deliveries where status in ('pending', 'sending', 'uncertain');
delete from deliveries where status in ('pending', 'sending', 'uncertain');

-- The line of a recipient in a lane, its head first.
create index outbox_line on outbox (account, lane, recipient, id);
create index outbox_session on outbox (session_key);

alter table deliveries drop column fence;
create index deliveries_session on deliveries (session_key, sequence);
create index deliveries_undelivered on deliveries (id) where status <> 'sent';
create index deliveries_created_at on deliveries (created_at);
