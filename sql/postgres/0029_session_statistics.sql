-- Without them the planner takes each of these for true of one session in two hundred, and sorts all sessions for a page of twenty.
create statistics grain_state_expressions (ndistinct, dependencies, mcv)
    on (state ->> 'erasedAt'), (state ->> 'channel'), (state ->> 'mode'), (state -> 'conversation' ->> 'state') from grain_state;
