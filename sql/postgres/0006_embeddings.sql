-- The meaning of texts as vectors: 32-bit floats, little-endian, one after another.
create table embeddings (
    model     text        not null,
    text_hash text        not null,
    vector    bytea       not null,
    at        timestamptz not null,
    primary key (model, text_hash)
);
