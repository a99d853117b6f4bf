using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Grains.Sessions.Hours;

namespace MirtAi.Silo.Statistics;

/// <summary>
/// Counts the customers for whom a person took too long, by the times after which managers are reminded: they pass in the opening hours
/// alone. The decision of a payment or an order, which the customer is told, is an answer.
/// </summary>
internal sealed class LateCalls(IOptions<HandoffOptions> reminders, OpeningHours hours)
{
    private const string OfDay = """
        select level as "Level", reason as "Reason", status as "Status", at as "At", answered_at as "AnsweredAt", closed_at as "ClosedAt",
               closed_how as "ClosedHow"
        from escalations where at >= @begin and at < @end
        """;

    // Where more calls were counted than there are, some are deleted: they stay late, and nobody waits for an answer to them any more.
    private const string Sums = """
        update call_days set
            late = case when calls > @calls and late > @late then late else @late end,
            very_late = case when calls > @calls and very_late > @veryLate then very_late else @veryLate end,
            unanswered = @unanswered
        where day = @day and level = @level
        """;

    /// <summary>Adds them to the sums of a day's calls, which the transaction has written.</summary>
    public async Task Count(
        DbTransaction transaction, string day, DateTimeOffset begin, DateTimeOffset end, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var connection = transaction.Connection!;
        var calls = await connection.QueryAsync<Call>(
            new CommandDefinition(OfDay, new { begin, end }, transaction, cancellationToken: cancellationToken));
        foreach (var ofLevel in calls.GroupBy(call => call.Level, StringComparer.Ordinal))
        {
            var waiting = ofLevel.Where(call => EscalationReasons.WaitsForPerson(call.Reason)).ToList();
            var values = new
            {
                day,
                level = ofLevel.Key,
                calls = ofLevel.LongCount(),
                late = waiting.LongCount(call => IsDue(call, reminders.Value.FirstReminder, call.EndOfWait)),
                veryLate = waiting.LongCount(call => IsDue(call, reminders.Value.SecondReminder, call.EndOfWait)),
                unanswered = waiting.LongCount(call => IsUnanswered(call, now)),
            };
            await connection.ExecuteAsync(new CommandDefinition(Sums, values, transaction, cancellationToken: cancellationToken));
        }
    }

    /// <summary>Whether a reminder of a call is due before a moment; never before one that did not come.</summary>
    private bool IsDue(Call call, TimeSpan reminder, DateTimeOffset? moment) => hours.After(call.At, reminder) < moment;

    /// <summary>What a person did in the platform's own inbox, and how calls ended before that was kept, is not known.</summary>
    private bool IsUnanswered(Call call, DateTimeOffset now) =>
        call.EndOfWait is null
        && (call.Status == EscalationStatus.Closed
            ? call.ClosedHow is EscalationEnds.Closed or EscalationEnds.HandedBack
            : IsDue(call, reminders.Value.FirstReminder, now));

    private sealed class Call
    {
        public string Level { get; init; } = "";
        public string Reason { get; init; } = "";
        public string Status { get; init; } = "";
        public DateTimeOffset At { get; init; }
        public DateTimeOffset? AnsweredAt { get; init; }
        public DateTimeOffset? ClosedAt { get; init; }
        public string? ClosedHow { get; init; }

        /// <summary>When the customer heard of a person; null if they did not.</summary>
        public DateTimeOffset? EndOfWait => AnsweredAt ?? (IsDecided ? ClosedAt : null);

        private bool IsDecided =>
            ClosedHow is EscalationEnds.PaymentConfirmed or EscalationEnds.PaymentRejected or EscalationEnds.OrderEnded;
    }
}
