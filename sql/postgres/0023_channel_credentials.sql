-- Credentials that channels renew by themselves, encrypted by ASP.NET Core's data protection.
create table channel_credentials (
    account    text        primary key,
    sealed     text        not null,
    updated_at timestamptz not null
);

-- Its keys, as it writes them. Whoever may read both tables can read the credentials.
create table protection_keys (
    name       text        primary key,
    xml        text        not null,
    created_at timestamptz not null
);
