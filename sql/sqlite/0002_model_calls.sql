-- Calls of language models. outcome: answered, refused, cut, filtered, cancelled, or why it failed. cost is in thousand-millionths of a US dollar,
-- null where the model's price is not known. is_fallback: another provider stands before this one, or no model answered (provider "scripted").
create table model_calls (
    id            integer primary key autoincrement,
    at            text    not null,
    session_key   text    not null,
    purpose       text    not null,
    provider      text    not null,
    model         text    not null,
    input_tokens  integer not null,
    cached_tokens integer not null,
    output_tokens integer not null,
    cost          bigint,
    latency_ms    bigint  not null,
    outcome       text    not null,
    is_fallback   boolean not null
);
create index model_calls_at on model_calls (at);
create index model_calls_session on model_calls (session_key, at);
