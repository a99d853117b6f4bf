-- All calls of a conversation, which its transcript shows.
create index escalations_session on escalations (session_key);
