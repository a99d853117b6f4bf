-- Customers everything about whom is kept for the law: neither retention nor an erasure deletes it until the hold is lifted.
-- erasure_asked_at: when it was first asked meanwhile to erase them.
create table legal_holds (
    session_key      text        primary key,
    manager          text        not null,
    reason           text        not null,
    since            timestamptz not null,
    erasure_asked_at timestamptz
);
