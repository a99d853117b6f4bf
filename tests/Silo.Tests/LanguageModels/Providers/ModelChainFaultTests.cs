using Microsoft.Extensions.Time.Testing;
using MirtAi.Grains.LanguageModels;
using MirtAi.OpenAIPeer;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.LanguageModels.Providers;

public sealed class ModelChainFaultTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static TheoryData<PeerReply, string> PassingFaults() => new()
    {
        { PeerReply.Fail(500), "http_500" },
        { PeerReply.Fail(503), "http_503" },
        { PeerReply.Fail(429, "rate_limit_exceeded"), "rate_limited" },
        { PeerReply.Fail(429, "rate_limit_exceeded", ("Retry-After", "0")), "rate_limited" },
        { PeerReply.Drop(), "dropped" },
        { PeerReply.Raw("<html>Bad gateway</html>", 502), "http_502" },
        { PeerReply.Raw("not json"), "malformed" },
        { PeerReply.Raw("{\"id\":1}"), "malformed" },
    };

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_fault_that_passes_is_asked_again_and_then_the_next_provider(PeerReply fault, string outcome)
    {
        await using var models = await ChainUnderTest.Start(2, null, ("MaxRetries", "2"));
        models.Peer.Prepare(fault, PeerReply.Say("again"));

        var again = await models.Ask();
        models.Peer.Prepare(fault, fault, fault);
        var next = await models.Ask();

        Assert.Equal(("again", "peer-0"), (again.Text, again.Provider));
        Assert.Equal("peer-1", next.Provider);
        Assert.Equal([outcome, "answered", outcome, outcome, outcome, "answered"], models.Calls.Outcomes);
        Assert.Equal([true, false, true, true, true, false], models.Calls.All.Select(record => record.HasFailed));
        Assert.Equal([false, false, false, false, false, true], models.Calls.All.Select(record => record.IsFallback));
        Assert.Equal(5, models.Peer.Requests.Count);
    }

    [Fact]
    public async Task An_attempt_that_failed_counts_for_its_provider_and_model_also_when_vectors_are_asked_for()
    {
        await using var models = await ChainUnderTest.Start(
            1, null, ("Providers:0:EmbeddingModel", "embed-test"), ("Prices:0:Model", "embed-test"), ("Prices:0:InputPerMillion", "2.5"));
        models.Peer.Prepare(PeerReply.Fail(503));

        await models.Chain.Embed(new ModelEmbedding("search", ["сукня"]), TestContext.Current.CancellationToken);

        Assert.Equal(
            [("peer-0", "embed-test", "http_503", true), ("peer-0", "embed-test", "answered", false)],
            models.Calls.All.Select(record => (record.Provider, record.Model, record.Outcome, record.HasFailed)));
        Assert.Equal((default, 0), (models.Calls.All[0].Tokens, models.Calls.All[0].Cost));
    }

    [Fact]
    public async Task A_call_that_is_ended_before_it_is_made_again_counts_its_failed_attempt_once()
    {
        await using var models = await ChainUnderTest.Start(1, new FakeTimeProvider());
        models.Peer.Prepare(PeerReply.Fail(429, "rate_limit_exceeded", ("retry-after", "3")));
        using var cancellation = new CancellationTokenSource();

        var asking = models.Chain.Complete(new ModelCall { Purpose = "test", Messages = [ModelMessage.User("?")] }, cancellation.Token);
        await Eventually.Until(() => models.Calls.All.Count == 1, Patience);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Equal(["rate_limited", "cancelled"], models.Calls.Outcomes);
        Assert.Single(models.Peer.Requests);
    }

    [Theory]
    [InlineData(401, "invalid_api_key", "http_401")]
    [InlineData(404, "model_not_found", "http_404")]
    [InlineData(400, "invalid_request_error", "http_400")]
    [InlineData(429, "insufficient_quota", "quota")]
    public async Task A_fault_that_stays_is_not_asked_again(int status, string code, string outcome)
    {
        await using var models = await ChainUnderTest.Start(2);
        models.Peer.Prepare(PeerReply.Fail(status, code));

        var answer = await models.Ask();

        Assert.Equal("peer-1", answer.Provider);
        Assert.Equal([outcome, "answered"], models.Calls.Outcomes);
        Assert.Single(models.Peer.Requests);
    }

    [Fact]
    public async Task A_server_may_forbid_to_ask_again()
    {
        await using var models = await ChainUnderTest.Start(2);
        models.Peer.Prepare(PeerReply.Fail(500, "server_error", ("x-should-retry", "false")));

        Assert.Equal("peer-1", (await models.Ask()).Provider);
        Assert.Single(models.Peer.Requests);
    }

    [Theory]
    [InlineData("retry-after-ms", "1500", 1.5)]
    [InlineData("retry-after", "3", 3)]
    [InlineData("retry-after", "Thu, 01 Jan 2026 00:00:04 GMT", 3)]
    public async Task As_long_as_the_provider_asks_for_is_waited(string header, string value, double seconds)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var models = await ChainUnderTest.Start(1, clock);
        models.Peer.Prepare(PeerReply.Fail(429, "rate_limit_exceeded", (header, value)), PeerReply.Say("later"));

        var begun = clock.GetUtcNow();
        var asking = models.Ask();
        while (!asking.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(
                asking, Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken));
        }

        Assert.True(clock.GetUtcNow() - begun >= TimeSpan.FromSeconds(seconds));
        Assert.Equal("later", (await asking).Text);
    }

    [Fact]
    public async Task Who_asks_for_a_long_pause_is_left_alone_for_it()
    {
        var clock = new FakeTimeProvider();
        await using var models = await ChainUnderTest.Start(2, clock);
        models.Peer.Prepare(PeerReply.Fail(429, "rate_limit_exceeded", ("retry-after", "20")));

        var first = await models.Ask();
        var second = await models.Ask();
        clock.Advance(TimeSpan.FromSeconds(21));
        var third = await models.Ask();

        Assert.Equal(["peer-1", "peer-1", "peer-0"], new[] { first, second, third }.Select(answer => answer.Provider));
        Assert.Equal(2, models.Peer.Requests.Count);
    }

    [Fact]
    public async Task A_provider_that_hangs_costs_one_timeout()
    {
        await using var models = await ChainUnderTest.Start(2, null, ("AttemptTimeout", "00:00:00.200"));
        models.Peer.Prepare(PeerReply.Hang());

        var answer = await models.Ask();

        Assert.Equal("peer-1", answer.Provider);
        Assert.Equal(["timeout", "answered"], models.Calls.Outcomes);
        Assert.Single(models.Peer.Requests);
    }

    [Fact]
    public async Task A_call_that_is_not_wanted_any_more_ends_at_once()
    {
        await using var models = await ChainUnderTest.Start(1);
        models.Peer.Prepare(PeerReply.Hang());
        using var cancellation = new CancellationTokenSource();

        var asking = models.Chain.Complete(new ModelCall { Purpose = "test", Messages = [ModelMessage.User("?")] }, cancellation.Token);
        await Eventually.Until(() => models.Peer.Requests.Count == 1, Patience);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Equal(["cancelled"], models.Calls.Outcomes);
    }

    [Fact]
    public async Task Three_failures_in_a_row_take_a_provider_out_and_one_call_tries_it_later()
    {
        var clock = new FakeTimeProvider();
        await using var models = await ChainUnderTest.Start(2, clock, ("MaxRetries", "0"), ("BreakerDuration", "00:01:00"));
        models.Peer.Otherwise = _ => PeerReply.Fail(500);
        models.Peer.Prepare(PeerReply.Fail(500), PeerReply.Fail(500), PeerReply.Say("ok"));

        for (var call = 0; call < 8; call++)
            await models.Ask();
        Assert.Equal(6, models.Peer.Requests.Count); // Two and an answer between, then three.
        Assert.True(models.Chain.IsOn);

        clock.Advance(TimeSpan.FromSeconds(61));
        await models.Ask();
        await models.Ask();
        Assert.Equal(7, models.Peer.Requests.Count); // The probe failed: out again.

        clock.Advance(TimeSpan.FromSeconds(61));
        models.Peer.Otherwise = _ => PeerReply.Say("ok");
        Assert.Equal("peer-0", (await models.Ask()).Provider);
        Assert.Equal("peer-0", (await models.Ask()).Provider);
    }

    [Fact]
    public async Task When_all_are_out_it_is_told()
    {
        await using var models = await ChainUnderTest.Start(2, null, ("MaxRetries", "0"));
        foreach (var peer in models.Peers)
            peer.Otherwise = _ => PeerReply.Fail(503);

        var answers = new List<ModelOutcome>();
        for (var call = 0; call < 4; call++)
            answers.Add((await models.Ask()).Outcome);

        Assert.All(answers, outcome => Assert.Equal(ModelOutcome.Unavailable, outcome));
        Assert.Equal(2, models.Calls.Silences); // The third call opened both circuits.
    }

    [Fact]
    public async Task More_calls_than_may_wait_go_to_the_next_provider()
    {
        await using var models = await ChainUnderTest.Start(2, null, ("MaxConcurrentCalls", "2"), ("MaxWaitingCalls", "1"));
        models.Peer.Prepare(PeerReply.Hang(), PeerReply.Hang());
        using var cancellation = new CancellationTokenSource();
        var call = new ModelCall { Purpose = "test", Messages = [ModelMessage.User("?")] };
        Task<ModelAnswer>[] held = [models.Chain.Complete(call, cancellation.Token), models.Chain.Complete(call, cancellation.Token)];
        await Eventually.Until(() => models.Peer.Requests.Count == 2, Patience);
        var waiting = models.Chain.Complete(call, TestContext.Current.CancellationToken);

        var beyond = await models.Ask(call);
        Assert.False(waiting.IsCompleted);
        Assert.Equal(2, models.Peer.MostAtOnce);
        await cancellation.CancelAsync();

        Assert.Equal(("peer-1", "peer-0"), (beyond.Provider, (await waiting).Provider));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(held));
    }
}
