namespace MirtAi.Silo.Storage.Queries;

/// <summary>Reads what happened to a conversation between the lines of its transcript.</summary>
internal static class EventLines
{
    /// <summary>
    /// Reads <see cref="EventLineView"/> of the session <c>@key</c>; a condition on <c>at</c> follows it.
    /// </summary>
    /// <remarks>
    /// Who writes to a customer whom nobody has takes the conversation over, also in the platform's own application. That is no entry of
    /// the audit trail: it is told by the first line of a person's after the bot had the conversation. All of a session is few, and is
    /// read before the condition: with it PostgreSQL would look at everybody's in that time.
    /// </remarks>
    public const string OfSession = $"""
        with events as materialized (
            select at, case deed when 'say' then '{EventLineView.TakeOver}' else deed end as action, person, cast(null as text) as reason
            from (
                select at, deed, person, lag(deed) over (order by at) as earlier from (
                    select at, action as deed, person from audit_log
                    where session_key = @key and outcome = 'done'
                      and action in ('{EventLineView.TakeOver}', '{EventLineView.HandBack}', '{EventLineView.Close}')
                    union all
                    select m.at, 'say', l.manager from manager_lines l
                    join messages m on m.session_key = l.session_key and m.sequence = l.sequence
                    where l.session_key = @key and m.author = 2) deeds) stretches
            where deed <> 'say' or coalesce(earlier, '{EventLineView.Close}') in ('{EventLineView.HandBack}', '{EventLineView.Close}')
            union all
            select at, action, person, null from audit_log
            where session_key = @key and outcome = 'done' and action in ('{EventLineView.Hold}', '{EventLineView.LiftHold}')
            union all
            select at, '{EventLineView.Call}', null, reason from escalations where session_key = @key)
        select at as "At", action as "Action", person as "Person", reason as "Reason" from events where
        """;
}
