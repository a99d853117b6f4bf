-- The account of the comments at the end of each of the shop's days, as the platform told it last. day: 2026-01-31.
create table account_days (
    day       text        primary key,
    username  text        not null,
    followers integer     not null,
    follows   integer     not null,
    posts     integer     not null,
    read_at   text        not null
);
