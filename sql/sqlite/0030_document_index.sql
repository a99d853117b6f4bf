-- What searches must know of all chunks, kept by those who change them: version is another one after each change of chunks or vectors,
-- chunks is how many there are.
create table document_index (
    id      integer primary key check (id = 1),
    version integer not null,
    chunks  integer not null
);
insert into document_index (id, version, chunks) select 1, 1, count(*) from document_chunks;
