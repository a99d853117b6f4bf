-- The meaning of documents' chunks as vectors of one model: 32-bit floats, little-endian. They belong to one reading of the document,
-- whose number is attempt, and go with its chunks.
create table document_vectors (
    document_id text    not null,
    ordinal     integer not null,
    attempt     bigint  not null,
    model       text    not null,
    vector      bytea   not null,
    primary key (document_id, ordinal)
);
