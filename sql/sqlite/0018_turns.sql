-- Turns that were completed. state: to which they led. waited_ms: since the customer's last message, null if nothing was answered.
-- replay: how the turn went, for people; null where turns are not recorded.
create table turns (
    session_key text    not null,
    turn_id     text    not null,
    at          text    not null,
    channel     text    not null,
    state       text    not null,
    waited_ms   integer,
    replay      text,
    primary key (session_key, turn_id)
);
create index turns_at on turns (at);

-- Sums by the shop's days, so that their pages read a few hundred rows however many customers there are.
-- counted_at: when the day was counted last.
create table counted_days (
    day        text primary key,
    counted_at text not null
);

-- Conversations that a turn of the day led to the state.
create table funnel_days (
    day           text    not null,
    channel       text    not null,
    state         text    not null,
    conversations integer not null,
    primary key (day, channel, state)
);

-- How long customers waited for an answer since their last message.
create table answer_days (
    day     text    not null,
    channel text    not null,
    answers integer not null,
    p50_ms  integer not null,
    p95_ms  integer not null,
    max_ms  integer not null,
    primary key (day, channel)
);

-- How long calls for a person waited until somebody took them. The times are of the taken ones, null without any.
create table call_days (
    day   text    not null,
    level text    not null,
    calls integer not null,
    taken integer not null,
    p50_s integer,
    p95_s integer,
    primary key (day, level)
);
create index escalations_at on escalations (at);

-- What language models did. cost as in model_calls; unpriced: calls with tokens whose price is not known.
create table model_days (
    day           text    not null,
    provider      text    not null,
    model         text    not null,
    calls         integer not null,
    errors        integer not null,
    input_tokens  integer not null,
    cached_tokens integer not null,
    output_tokens integer not null,
    cost          integer,
    unpriced      integer not null,
    primary key (day, provider, model)
);
