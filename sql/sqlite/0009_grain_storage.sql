-- Where grains keep states that are one document each. The version is the ETag of what was read; a document that was cleared is null and keeps
-- its version, so that whoever read it before cannot write over what comes after.
create table grain_documents (
    name       text    not null,
    key        text    not null,
    version    integer not null,
    state      text,
    updated_at text    not null,
    primary key (name, key)
) without rowid;
