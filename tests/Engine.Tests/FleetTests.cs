using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Testing;

namespace MirtAi.Engine.Tests;

/// <summary>What a fleet promises its customers.</summary>
public sealed class FleetTests(TestPostgres postgres) : IClassFixture<TestPostgres>
{
    public static bool HasPostgres => TestPostgres.IsAvailable;

    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(HasPostgres))]
    public async Task A_burst_that_comes_through_different_processes_is_one_turn_in_order()
    {
        await using var fleet = new Fleet(postgres.ConnectionString);
        var one = await fleet.Start("one");
        var two = await fleet.Start("two");

        for (var number = 1; number <= 6; number++)
            await Fleet.Send(number % 2 == 0 ? one : two, "burst", $"{number}", position: number);

        Assert.Equal(["1|2|3|4|5|6"], await fleet.Answers("burst", 1));
    }

    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(HasPostgres))]
    public async Task Copies_of_an_event_that_come_through_different_processes_at_once_are_one_message()
    {
        await using var fleet = new Fleet(postgres.ConnectionString);
        var one = await fleet.Start("one");
        var two = await fleet.Start("two");

        var receipts = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(copy => Fleet.Send(copy % 2 == 0 ? one : two, "copies", "hello", eventId: "copies:1")));

        Assert.Single(receipts, receipt => receipt == Receipt.Accepted);
        Assert.All(receipts, receipt => Assert.NotEqual(Receipt.Overloaded, receipt));
        Assert.Equal(["hello"], await fleet.Answers("copies", 1));
    }

    /// <summary>A partition of the network, or two deployments by mistake: each has its own activation of the customer's session.</summary>
    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(HasPostgres))]
    public async Task Two_clusters_on_one_database_serve_a_customer_as_one()
    {
        // Longer than commits that lose races on a busy machine take.
        await using var fleet = new Fleet(postgres.ConnectionString, window: 5);
        var one = await fleet.Start("one");
        var other = await fleet.Start("other", "-other");
        var expected = new List<string>();

        for (var burst = 1; burst <= 3; burst++)
        {
            for (var number = 1; number <= 4; number++)
                await Fleet.Send(number % 2 == 0 ? one : other, "shared", $"{burst}.{number}", position: 10 * burst + number);
            var copies = await Task.WhenAll(
                Enumerable.Range(0, 10).Select(copy =>
                    Fleet.Send(copy % 2 == 0 ? one : other, "shared", $"{burst}.5", eventId: $"shared:{burst}", position: 10 * burst + 5)));
            Assert.Single(copies, receipt => receipt == Receipt.Accepted);
            expected.Add(string.Join('|', Enumerable.Range(1, 5).Select(number => $"{burst}.{number}")));
            Assert.Equal(expected, await fleet.Answers("shared", burst));
        }

        Assert.Equal(3, fleet.Begun.Count);
    }

    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(HasPostgres))]
    public async Task A_session_goes_on_after_the_process_that_served_it_is_killed()
    {
        await using var fleet = new Fleet(postgres.ConnectionString);
        var one = await fleet.Start("one");
        var two = await fleet.Start("two");
        await Fleet.Send(one, "killed", "before");
        await fleet.Answers("killed", 1);

        await fleet.Kill(fleet.Begun.TryPeek(out var server) && server == "two" ? two : one);
        await Fleet.Send(server == "two" ? one : two, "killed", "after");

        Assert.Equal(["before", "after"], await fleet.Answers("killed", 2));
    }

    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(HasPostgres))]
    public async Task A_turn_whose_process_is_killed_is_made_by_another_and_answered_once()
    {
        await using var fleet = new Fleet(postgres.ConnectionString);
        var one = await fleet.Start("one");
        var two = await fleet.Start("two");
        await Fleet.Send(one, "orphan", "slow");
        await Eventually.Until(() => !fleet.Begun.IsEmpty, TimeSpan.FromSeconds(10));

        await fleet.Kill(fleet.Begun.TryPeek(out var server) && server == "two" ? two : one);

        Assert.Equal(["slow"], await fleet.Answers("orphan", 1));
        Assert.NotEqual(server, fleet.Begun.Last());
    }

    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(HasPostgres))]
    public async Task A_process_that_stops_finishes_its_turn_and_the_answer_is_delivered_by_another()
    {
        await using var fleet = new Fleet(postgres.ConnectionString);
        var one = await fleet.Start("one");
        var two = await fleet.Start("two");
        await Fleet.Send(one, "leaving", "slow");
        await Eventually.Until(() => !fleet.Begun.IsEmpty, TimeSpan.FromSeconds(10));

        await fleet.Stop(fleet.Begun.TryPeek(out var server) && server == "two" ? two : one);

        Assert.Equal(["slow"], await fleet.Answers("leaving", 1));
        Assert.Single(fleet.Begun);
    }
}
