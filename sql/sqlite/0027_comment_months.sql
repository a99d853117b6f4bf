-- The shop's months of comments, by type. month: 2026-01. closed_at: it was counted for good after its end; until then it is counted anew.
create table comment_months (
    month      text        primary key,
    counted_at text        not null,
    closed_at  text
);
create table comment_month_counts (
    month    text   not null,
    type     text   not null,
    comments integer not null,
    answered integer not null,
    hidden   integer not null,
    deleted  integer not null,
    primary key (month, type)
);
