-- What told a comment's type, and when, for the counts of the last hour; what was written to its author in Direct.
alter table comments add column classified_by text not null default '';
alter table comments add column classified_at text;
alter table comments add column direct text;
alter table comments add column direct_status text;
alter table comments add column direct_at text;

-- What a vision model sees on a post's pictures; null while none has looked.
alter table media add column description text;
