-- Documents that answers are taken from. status: pending, processing, ready, failed.
-- content_id names the bytes, which are kept in pieces as they came; attempt numbers the conversions, so that an old one that wakes up
-- changes nothing; failures counts those that ended without a result.
create table documents (
    id          text        primary key,
    name        text        not null,
    media_type  text        not null,
    sha256      text        not null unique,
    size        bigint      not null,
    content_id  text        not null unique,
    status      text        not null,
    reason      text,
    markdown    text,
    attempt     bigint      not null default 0,
    failures    integer     not null default 0,
    uploaded_by text        not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);
create index documents_created on documents (created_at, id);
create index documents_waiting on documents (updated_at) where status in ('pending', 'processing');

-- Bytes. Those of an upload that never ended belong to no document, and expire by their time.
create table document_pieces (
    content_id text        not null,
    ordinal    integer     not null,
    bytes      bytea       not null,
    at         timestamptz not null,
    primary key (content_id, ordinal)
);
create index document_pieces_at on document_pieces (at);

-- What is searched and quoted, and the stems and meanings by which it is found.
create table document_chunks (
    document_id text    not null,
    ordinal     integer not null,
    heading     text    not null,
    text        text    not null,
    primary key (document_id, ordinal)
);
create table document_terms (
    document_id text    not null,
    ordinal     integer not null,
    term        text    not null,
    primary key (document_id, ordinal, term)
);
create index document_terms_term on document_terms (term);
