-- Who did what, when and to whom, in the console, the management API and the managers' chat.
-- outcome: asked (begun, and not known to have ended), done, refused.
-- session_key: the customer's, until they are erased; null if it was about none. subject: what else it was about.
create table audit_log (
    id          integer primary key autoincrement,
    at          text    not null,
    person      text    not null,
    action      text    not null,
    outcome     text    not null default 'done',
    session_key text,
    subject     text    not null default ''
);
create index audit_log_at on audit_log (at);
create index audit_log_session on audit_log (session_key) where session_key is not null;
create index audit_log_person on audit_log (person, id);
