-- Lanes of the outbox. lane: 0 conversation, 1 notice, 2 broadcast. Order is kept for a recipient within a lane.
alter table outbox add column lane smallint not null default 0;

-- What is due of a lane, longest due first, without what is sent and without the other lanes.
create index outbox_due on outbox (account, lane, due_at, id) where status in ('pending', 'uncertain');

-- The head of a recipient's line in a lane.
drop index outbox_open;
create index outbox_open on outbox (account, recipient, lane, id) where status in ('pending', 'sending', 'uncertain');
