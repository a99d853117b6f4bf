-- What searches must know of all chunks, kept by those who change them: version is another one after each change of chunks or vectors,
-- chunks is how many there are.
create table document_index (
    id      integer primary key check (id = 1),
    version bigint  not null,
    chunks  bigint  not null
);
insert into document_index (id, version, chunks) select 1, 1, count(*) from document_chunks;

-- The bytes that lie in an object store instead of document_pieces: a row stands before its object does, and goes after it. unwanted: its
-- document is gone or has others; it is deleted as soon as the store answers.
create table document_objects (
    content_id text        primary key,
    unwanted   boolean     not null default false,
    at         timestamptz not null
);
create index document_objects_at on document_objects (at);
