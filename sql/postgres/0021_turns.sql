-- Turns that were completed. state: to which they led. waited_ms: since the customer's last message, null if nothing was answered.
-- replay: how the turn went, for people; null where turns are not recorded.
create table turns (
    session_key text        not null,
    turn_id     text        not null,
    at          timestamptz not null,
    channel     text        not null,
    state       text        not null,
    waited_ms   integer,
    replay      jsonb,
    primary key (session_key, turn_id)
);
create index turns_at on turns (at);

-- Sums by the shop's days, so that their pages read a few hundred rows however many customers there are.
-- counted_at: when the day was counted last.
create table counted_days (
    day        text        primary key,
    counted_at timestamptz not null
);

-- Conversations that a turn of the day led to the state.
create table funnel_days (
    day           text   not null,
    channel       text   not null,
    state         text   not null,
    conversations bigint not null,
    primary key (day, channel, state)
);

-- How long customers waited for an answer since their last message.
create table answer_days (
    day     text    not null,
    channel text    not null,
    answers bigint  not null,
    p50_ms  integer not null,
    p95_ms  integer not null,
    max_ms  integer not null,
    primary key (day, channel)
);

-- How long calls for a person waited until somebody took them. The times are of the taken ones, null without any.
create table call_days (
    day   text   not null,
    level text   not null,
    calls bigint not null,
    taken bigint not null,
    p50_s bigint,
    p95_s bigint,
    primary key (day, level)
);
create index escalations_at on escalations (at);

-- What language models did. cost as in model_calls; unpriced: calls with tokens whose price is not known.
create table model_days (
    day           text   not null,
    provider      text   not null,
    model         text   not null,
    calls         bigint not null,
    errors        bigint not null,
    input_tokens  bigint not null,
    cached_tokens bigint not null,
    output_tokens bigint not null,
    cost          bigint,
    unpriced      bigint not null,
    primary key (day, provider, model)
);
