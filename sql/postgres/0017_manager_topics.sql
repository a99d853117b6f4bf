-- Which topic of the managers' forum is a customer's: topic is the platform's address of it.
create table manager_topics (
    account     text        not null,
    chat        text        not null,
    session_key text        not null,
    topic       text        not null,
    title       text        not null,
    created_at  timestamptz not null,
    primary key (account, chat, session_key)
);
create unique index manager_topics_topic on manager_topics (account, topic);
create index manager_topics_session on manager_topics (session_key);
