-- What photos show, by the SHA-256 of their bytes and of what they were held against. Only answers are kept, never failures.
create table photo_recognitions (
    photo_hash      text not null,
    catalog_version text not null,
    result          text not null,
    model           text not null,
    at              text not null,
    expires_at      text not null,
    primary key (photo_hash, catalog_version)
);
create index photo_recognitions_expires_at on photo_recognitions (expires_at);
