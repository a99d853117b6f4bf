-- For how many a person took too long: answered after the managers' first reminder was due, of these after the second one, and not answered.
-- Null for the days that were counted before this was.
alter table call_days
    add column late       bigint,
    add column very_late  bigint,
    add column unanswered bigint;
