-- Comments below the shop's posts, as their grains have them, for lists; the state of the grain of the kind "comment" is what counts.
-- type: positive, critical, complaint, question, partnership, toxic, spam; null while it is not decided. confidence: percent, null if a person said it.
-- status: pending, processing, completed, failed, retry. answer_status: pending, sent, failed, deleted.
create table comments (
    id            text        primary key,
    session_key   text        not null,
    username      text        not null,
    media_id      text        not null,
    parent_id     text,
    text          text        not null,
    written_at    text        not null,
    status        text        not null,
    type          text,
    confidence    integer,
    reasoning     text        not null,
    typed_by      text,
    hidden        boolean     not null,
    deleted       boolean     not null,
    own           boolean     not null,
    last_error    text,
    answer        text,
    answer_status text,
    answered_by   text,
    answered_at   text,
    answer_id     text,
    updated_at    text        not null
);
create index comments_written_at on comments (written_at desc, id desc);
create index comments_media on comments (media_id, written_at desc);
create index comments_session on comments (session_key);
create index comments_parent on comments (parent_id) where parent_id is not null;

-- The platform's ids of everything that the shop replied below posts: what answers them is not answered.
create table comment_replies (
    reply_id   text        primary key,
    comment_id text        not null,
    created_at text        not null
);
create index comment_replies_comment on comment_replies (comment_id);

-- Posts below which people commented, as their grains have them.
create table media (
    id                 text        primary key,
    caption            text        not null,
    permalink          text,
    kind               text,
    posted_at          text,
    seen_at            text        not null,
    context            text,
    processing_enabled boolean     not null,
    comments_enabled   boolean     not null,
    updated_at         text        not null
);
create index media_seen_at on media (seen_at desc, id desc);
