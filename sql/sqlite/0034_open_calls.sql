-- The order in which open calls for a person are shown: the most urgent first, then the oldest.
create index escalations_open on escalations (level desc, id) where status = 'open';
