-- The shop's months of comments, by type. month: 2026-01. closed_at: it was counted for good after its end; until then it is counted anew.
create table comment_months (
    month      text        primary key,
    counted_at timestamptz not null,
    closed_at  timestamptz
);
create table comment_month_counts (
    month    text   not null,
    type     text   not null,
    comments bigint not null,
    answered bigint not null,
    hidden   bigint not null,
    deleted  bigint not null,
    primary key (month, type)
);
