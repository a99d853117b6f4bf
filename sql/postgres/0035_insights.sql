-- What the platform says of the account of the comments in each of the shop's days, and of its posts in all; null: it does not say.
-- day: 2026-01-31. Of a day nothing is read any more three days after its end.
create table account_insights (
    day          text primary key,
    views        bigint,
    reach        bigint,
    engaged      bigint,
    interactions bigint,
    likes        bigint,
    comments     bigint,
    shares       bigint,
    saves        bigint,
    read_at      timestamptz not null
);
create table media_insights (
    media_id     text primary key,
    views        bigint,
    reach        bigint,
    interactions bigint,
    likes        bigint,
    comments     bigint,
    shares       bigint,
    saves        bigint,
    read_at      timestamptz not null
);
