using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Silo.Storage.Queries;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>What the page of a conversation reads; the same for every database.</summary>
public abstract class ConversationQueryCompliance : StorageCompliance
{
    [Fact]
    public async Task A_conversation_is_read_in_three_round_trips_with_all_that_is_to_be_known_of_it()
    {
        var (key, other) = (Commits.NewKey(), Commits.NewKey());
        await Store(key, Call("COMPLAINT"), Call("PAYMENT"), new HoldChanged(key, new LegalHold("Олена", "справа 12/26", Commits.At)), Linked(key));
        await Store(other, Linked(other));
        var counted = new CountingDatabase(Storage.Database);

        var conversation = await new ConversationQueries(counted, new SessionQueries(counted)).Find(key, 100, before: null, Token);

        Assert.NotNull(conversation);
        Assert.Equal(3, counted.Queries);
        Assert.Equal("text", Assert.Single(conversation.Session.Messages).Text);
        Assert.Equal(["PAYMENT", "COMPLAINT"], conversation.Calls.Select(call => call.Reason));
        Assert.Equal("справа 12/26", conversation.Hold?.Reason);
        Assert.Equal(new[] { key, other }.Order(), conversation.Links.Select(link => link.Key).Order());

        Escalation Call(string reason) => new() { SessionKey = key, Reason = reason, State = "STATE_0_INIT", At = Commits.At };
        CustomerLinked Linked(string session) => new(session, "c" + key, "Олена", Commits.At);
    }

    [Fact]
    public async Task A_conversation_of_nobody_is_none()
    {
        var queries = new ConversationQueries(Storage.Database, new SessionQueries(Storage.Database));

        Assert.Null(await queries.Find(Commits.NewKey(), 100, before: null, Token));
    }

    private async Task Store(string key, params ICommitEffect[] effects)
    {
        var commit = Commits.Of(key, 0, state: """{"channel":"telegram","recipient":"1","mode":"bot","pending":0}""");
        await Storage.Store.Commit(
            commit with { Effects = new CommitEffects { Lines = [Commits.Line(key, 1)], Features = [.. effects] } }, Token);
    }
}

public sealed class PostgresConversationQueryTests(TestPostgres postgres) : ConversationQueryCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}

public sealed class SqliteConversationQueryTests(SqliteFile file) : ConversationQueryCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}
