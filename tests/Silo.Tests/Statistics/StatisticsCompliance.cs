using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Grains.Sessions.Hours;
using MirtAi.Grains.Sessions.Replays;
using MirtAi.Silo.Statistics;
using MirtAi.Silo.Storage.Queries;
using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Statistics;

/// <summary>The sums of days; the same for every database. Each test has years of its own, since they share a database.</summary>
public abstract class StatisticsCompliance : StorageCompliance
{
    // 01:30 of the 10th in Kyiv, which is still the 9th in UTC.
    private static readonly TimeSpan AfterMidnight = new(22, 30, 0);

    private StatisticsQueries Queries => new(Storage.Database);

    [Fact]
    public async Task A_conversation_counts_once_a_day_in_each_state_that_it_reached_by_the_shops_days()
    {
        var night = Day(2041, 6, 9) + AfterMidnight;
        await Turn("a", night - TimeSpan.FromHours(3), "telegram", "STATE_1_DISCOVERY");
        await Turn("a", night, "telegram", "STATE_1_DISCOVERY");
        await Turn("a", night.AddMinutes(1), "telegram", "STATE_1_DISCOVERY");
        await Turn("a", night.AddMinutes(2), "telegram", "STATE_4_OFFER");
        await Turn("b", night, "telegram", "STATE_1_DISCOVERY");
        await Turn("c", night, "web", "STATE_1_DISCOVERY");

        await Job(night.AddHours(2)).Count(Token);

        var rows = await Queries.Funnel(new(2041, 6, 1), new(2041, 6, 30), Token);
        Assert.Equal(
            [
                ("2041-06-09", "telegram", "STATE_1_DISCOVERY", 1L), ("2041-06-10", "telegram", "STATE_1_DISCOVERY", 2L),
                ("2041-06-10", "telegram", "STATE_4_OFFER", 1L), ("2041-06-10", "web", "STATE_1_DISCOVERY", 1L),
            ],
            rows.Select(row => (row.Day, row.Channel, row.State, row.Conversations)));
    }

    [Fact]
    public async Task Waits_are_told_by_their_median_and_their_95th_percentile_and_silent_turns_are_none()
    {
        var noon = Day(2042, 3, 3).AddHours(10);
        for (var number = 1; number <= 40; number++)
            await Turn($"a{number}", noon, "telegram", "STATE_1_DISCOVERY", number * 100);
        await Turn("b", noon, "telegram", "STATE_1_DISCOVERY", waited: null);
        await Turn("c", noon, "web", "STATE_1_DISCOVERY", 700);

        await Job(noon.AddHours(1)).Count(Token);

        var rows = await Queries.Answers(new(2042, 3, 3), new(2042, 3, 3), Token);
        Assert.Equal(
            [("telegram", 40L, 2_000, 3_800, 4_000), ("web", 1L, 700, 700, 700)],
            rows.Select(row => (row.Channel, row.Answers, row.Median, row.Percentile95, row.Longest)));
    }

    [Fact]
    public async Task Calls_are_told_by_how_long_those_waited_that_were_taken_and_answered()
    {
        var noon = Day(2043, 3, 3).AddHours(10);
        foreach (var minutes in new int?[] { 1, 4, 9, null })
            await Storage.Execute(
                """
                insert into escalations (session_key, reason, level, state, status, at, taken_at, answered_at)
                values (@key, 'COMPLAINT', 'L2', 'STATE_0_INIT', 'open', @noon, @taken, @answered)
                """,
                new { key = Commits.NewKey(), noon, taken = After(minutes), answered = After(minutes is 9 ? null : minutes * 10) });

        await Job(noon.AddHours(1)).Count(Token);

        var row = Assert.Single(await Queries.Calls(new(2043, 3, 3), new(2043, 3, 3), Token));
        Assert.Equal(("L2", 4L, 3L, 240L, 540L), (row.Level, row.Calls, row.Taken, row.Median, row.Percentile95));
        Assert.Equal((2L, 600L, 2_400L), (row.Answered, row.AnswerMedian, row.AnswerPercentile95));

        DateTimeOffset? After(int? minutes) => minutes is { } some ? noon.AddMinutes(some) : null;
    }

    [Fact]
    public async Task Calls_that_were_answered_late_or_not_at_all_are_told_from_those_in_time()
    {
        var noon = Day(2049, 3, 3).AddHours(10);
        foreach (var answered in new int?[] { 4, 9, 40, null })
            await Escalation(noon, answered);
        await Escalation(noon, answered: 8, "handed_back", closed: 90);
        await Escalation(noon, answered: null, "handed_back", closed: 2);
        await Escalation(noon, answered: null, "payment_confirmed", closed: 20);
        await Escalation(noon, answered: null, "left", closed: 20); // What was said in the platform's inbox is not known.
        await Escalation(noon, answered: null, reason: "ORDER_CONFIRMED"); // Nobody waits.
        await Escalation(noon.AddMinutes(57), answered: null); // There is time yet.

        await Job(noon.AddHours(1)).Count(Token);

        var row = Assert.Single(await Queries.Calls(new(2049, 3, 3), new(2049, 3, 3), Token));
        Assert.Equal((10L, 4L, 4L, 2L, 2L), (row.Calls, row.Answered, row.Late, row.VeryLate, row.Unanswered));
    }

    [Fact]
    public async Task Those_who_wait_for_no_person_are_not_among_the_longest_waits()
    {
        var noon = Day(2052, 3, 3).AddHours(10);
        var reasons = typeof(EscalationReasons).GetFields().Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!).ToList();
        foreach (var reason in reasons)
            await Escalation(noon, answered: null, reason: reason);

        var longest = await new EscalationQueries(Storage.Database).Longest(
            noon, noon.AddHours(1), noon.AddHours(2), new PageRequest(1, 100), Token);

        Assert.Equal(reasons.Where(EscalationReasons.WaitsForPerson).Order(), longest.Items.Select(call => call.Reason).Order());
        Assert.Equal(EscalationReasons.WithoutWait.Order(), reasons.Where(reason => !EscalationReasons.WaitsForPerson(reason)).Order());
    }

    [Fact]
    public async Task The_night_makes_no_answer_late_while_nobody_is_there()
    {
        var hours = OpeningHours.Of(new OpeningHoursOptions { Weekly = "Mon-Sun 09:00-19:00" }, new ConversationOptions().Zone);
        var evening = Day(2050, 3, 3).AddHours(20); // 22:00 in Kyiv.
        await Escalation(evening, answered: 11 * 60 + 4);
        await Escalation(evening, answered: 11 * 60 + 6);
        await Escalation(evening, answered: null);

        await Job(evening.AddHours(11), hours).Count(Token);
        Assert.Equal((1L, 0L, 0L), await Counts());
        await Job(evening.AddHours(12.5), hours).Count(Token);
        Assert.Equal((1L, 0L, 1L), await Counts());

        async Task<(long?, long?, long?)> Counts()
        {
            var row = Assert.Single(await Queries.Calls(new(2050, 3, 3), new(2050, 3, 3), Token));
            return (row.Late, row.VeryLate, row.Unanswered);
        }
    }

    [Fact]
    public async Task Days_that_were_counted_before_late_answers_were_tell_nothing_of_them()
    {
        await Storage.Execute("insert into call_days (day, level, calls, taken) values ('2051-03-03', 'L1', 5, 5)");

        var row = Assert.Single(await Queries.Calls(new(2051, 3, 3), new(2051, 3, 3), Token));

        Assert.True(row is { Late: null, VeryLate: null, Unanswered: null });
    }

    [Fact]
    public async Task A_call_that_is_answered_on_the_next_day_counts_as_answered_once_the_hour_is_over()
    {
        var evening = Day(2047, 3, 3).AddHours(20);
        var key = Commits.NewKey();
        await Storage.Execute(
            """
            insert into escalations (session_key, reason, level, state, status, at)
            values (@key, 'COMPLAINT', 'L2', 'STATE_0_INIT', 'open', @evening)
            """,
            new { key, evening });
        await CountAll(evening.AddHours(5));
        await Storage.Execute(
            "update escalations set taken_at = @morning, answered_at = @morning where session_key = @key",
            new { key, morning = evening.AddHours(12) });

        await Job(evening.AddHours(5.5)).Count(Token);
        Assert.Equal(0, (await Called()).Answered);
        await Job(evening.AddHours(12.5)).Count(Token);

        Assert.Equal((1L, 1L, 1L, 43_200L), await Called() is var row ? (row.Calls, row.Taken, row.Answered, row.AnswerMedian) : default);

        async Task<CallDay> Called() => Assert.Single(await Queries.Calls(new(2047, 3, 3), new(2047, 3, 3), Token));
    }

    [Fact]
    public async Task Calls_that_are_deleted_stay_counted()
    {
        var noon = Day(2048, 3, 3).AddHours(10);
        var key = Commits.NewKey();
        await Storage.Execute(
            """
            insert into escalations (session_key, reason, level, state, status, at)
            values (@key, 'COMPLAINT', 'L2', 'STATE_0_INIT', 'closed', @noon)
            """,
            new { key, noon });
        await CountAll(noon.AddDays(1));
        await Storage.Execute("delete from escalations where session_key = @key", new { key });

        await Job(noon.AddDays(2)).Count(Token);

        Assert.Equal(1, Assert.Single(await Queries.Calls(new(2048, 3, 3), new(2048, 3, 3), Token)).Calls);
    }

    [Fact]
    public async Task A_call_that_is_deleted_keeps_no_later_answer_from_being_counted()
    {
        var evening = Day(2053, 3, 3).AddHours(20);
        await Escalation(evening, answered: 4);
        await Escalation(evening, answered: 40);
        await Escalation(evening, answered: null);
        await Escalation(evening, answered: null);
        await CountAll(evening.AddHours(5));
        await Storage.Execute(
            "delete from escalations where at = @evening and answered_at = @answered", new { evening, answered = evening.AddMinutes(4) });
        await Storage.Execute(
            "update escalations set answered_at = @morning where at = @evening and answered_at is null",
            new { evening, morning = evening.AddHours(12) });

        await Job(evening.AddHours(12.5)).Count(Token);

        var row = Assert.Single(await Queries.Calls(new(2053, 3, 3), new(2053, 3, 3), Token));
        Assert.Equal((4L, 3L, 3L, 0L), (row.Calls, row.Answered, row.Late, row.Unanswered));
        Assert.Equal(43_200L, row.AnswerMedian);
        await Storage.Execute("delete from escalations where at = @evening", new { evening });
        await Job(evening.AddHours(14)).Count(Token);
        Assert.Equal(row, Assert.Single(await Queries.Calls(new(2053, 3, 3), new(2053, 3, 3), Token)));
    }

    [Fact]
    public async Task Models_are_told_with_what_they_cost()
    {
        var noon = Day(2044, 3, 3).AddHours(10);
        await Call(noon, 1_000, 2_500_000, "answered");
        await Call(noon, 500, null, "timeout");

        await Job(noon.AddHours(1)).Count(Token);

        var row = Assert.Single(await Queries.Models(new(2044, 3, 3), new(2044, 3, 3), Token));
        Assert.Equal(
            ("peer", "m", 2L, 1L, 1_500L, 200L, 0.0025m, 1L),
            (row.Provider, row.Model, row.Calls, row.Errors, row.InputTokens, row.OutputTokens, row.Cost, row.Unpriced));
    }

    [Fact]
    public async Task A_day_is_counted_again_until_it_was_counted_after_its_end_and_then_no_more()
    {
        var noon = Day(2045, 3, 3).AddHours(10);
        await Turn("a", noon, "telegram", "STATE_1_DISCOVERY");
        await CountAll(noon.AddHours(1));
        await Turn("b", noon.AddHours(2), "telegram", "STATE_1_DISCOVERY");
        await CountAll(noon.AddDays(1));
        await Turn("c", noon.AddHours(3), "telegram", "STATE_1_DISCOVERY");
        await CountAll(noon.AddDays(1).AddHours(1));

        Assert.Equal(2, (await Queries.Funnel(new(2045, 3, 3), new(2045, 3, 3), Token)).Single().Conversations);
    }

    [Fact]
    public async Task Days_before_the_first_count_are_counted_a_few_at_a_time()
    {
        var noon = Day(2046, 3, 30).AddHours(10);
        await Turn("a", noon.AddDays(-20), "telegram", "STATE_1_DISCOVERY");

        await Job(noon).Count(Token);
        Assert.Empty(await Queries.Funnel(new(2046, 3, 1), new(2046, 3, 30), Token));
        await CountAll(noon);

        Assert.Equal("2046-03-10", (await Queries.Funnel(new(2046, 3, 1), new(2046, 3, 30), Token)).Single().Day);
    }

    private async Task CountAll(DateTimeOffset now)
    {
        for (var piece = 0; piece <= StatisticsJob.CountedDays / StatisticsJob.MaxDays + 1; piece++)
            await Job(now).Count(Token);
    }

    private StatisticsJob Job(DateTimeOffset now, OpeningHours? hours = null) => new(
        new DayCounts(Storage.Database, new LateCalls(Options.Create(new HandoffOptions()), hours ?? OpeningHours.Always)),
        Options.Create(new ConversationOptions()), Storage.Locks(), new FakeTimeProvider(now), NullLogger<StatisticsJob>.Instance);

    private Task<int> Escalation(
        DateTimeOffset at, int? answered, string? how = null, int? closed = null, string reason = "COMPLAINT") => Storage.Execute(
        """
        insert into escalations (session_key, reason, level, state, status, at, answered_at, closed_at, closed_how)
        values (@key, @reason, 'L2', 'STATE_0_INIT', @status, @at, @answeredAt, @closedAt, @how)
        """,
        new
        {
            key = Commits.NewKey(),
            reason,
            status = how is null ? "open" : "closed",
            at,
            answeredAt = answered is { } minutes ? at.AddMinutes(minutes) : (DateTimeOffset?)null,
            closedAt = closed is { } later ? at.AddMinutes(later) : (DateTimeOffset?)null,
            how,
        });

    private async Task Turn(string session, DateTimeOffset at, string channel, string state, int? waited = 100)
    {
        var key = $"{channel}:{session}-{at.Year}";
        await Storage.Store.Commit(
            Commits.Of(Commits.NewKey(), 0) with
            {
                Effects = new CommitEffects
                {
                    Features =
                    [
                        new TurnRecorded
                        {
                            SessionKey = key,
                            TurnId = Commits.NewKey(),
                            At = at,
                            Channel = channel,
                            State = state,
                            WaitedMilliseconds = waited,
                        },
                    ],
                },
            },
            Token);
    }

    private Task<int> Call(DateTimeOffset at, int input, long? cost, string outcome) => Storage.Execute(
        """
        insert into model_calls
            (at, session_key, purpose, provider, model, input_tokens, cached_tokens, output_tokens, cost, latency_ms, outcome, is_fallback)
        values (@at, '', 'answer', 'peer', 'm', @input, 0, 100, @cost, 100, @outcome, @fallback)
        """,
        new { at, input, cost, outcome, fallback = false });

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
