-- What told a comment's type, and when, for the counts of the last hour; what was written to its author in Direct.
alter table comments
    add column classified_by text not null default '',
    add column classified_at timestamptz,
    add column direct        text,
    add column direct_status text,
    add column direct_at     timestamptz;

-- What a vision model sees on a post's pictures; null while none has looked.
alter table media add column description text;
