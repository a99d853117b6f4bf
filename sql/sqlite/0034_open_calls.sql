-- The order in which open calls for a person are shown: the most urgent first, then the oldest. It begins with the status: without
-- statistics, an index of the open ones alone is passed over for that of the statuses, and the calls are sorted.
create index escalations_open on escalations (status, level desc, id);
