using MirtAi.Silo.Audit;
using MirtAi.Silo.Payments;
using MirtAi.Silo.Storage.Queries;
using MirtAi.Silo.Subscriptions;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>What customers are called in the lists that know them by their keys; the same for every database.</summary>
public abstract class CustomerNameCompliance : StorageCompliance
{
    private static readonly PageRequest First = new(1, 20) { IsLeafed = true };

    [Theory]
    [InlineData("""{"customer":{"name":"Олена","username":"olena"}}""", "Олена")]
    [InlineData("""{"customer":{"name":" ","username":"olena"}}""", "olena")]
    [InlineData(
        """{"customer":{"username":"olena"},"conversation":{"order":{"recipient":{"fullName":"Зразкова Олена"}}}}""", "Зразкова Олена")]
    [InlineData("""{"conversation":{"order":null},"erasedAt":"2026-03-01T09:00:00Z"}""", null)]
    [InlineData(null, null)]
    public async Task Every_list_says_what_the_customer_is_called(string? state, string? name)
    {
        var key = Commits.NewKey();
        if (state is not null)
            await Storage.Store.Commit(Commits.Of(key, 0, state: state), Token);
        await Fill(key);

        var audit = await new AuditTrail(Storage.Database).List(null, key, First, Token);
        var outbox = await new OutboxQueries(Storage.Database).List(null, key, First, Token);
        var payments = await new PaymentQueries(Storage.Database).List(key, null, First, Token);
        var payment = await new PaymentQueries(Storage.Database).Find(key, Token);
        var calls = await new EscalationQueries(Storage.Database).List("taken", First, Token);
        var longest = await new EscalationQueries(Storage.Database).Longest(
            Commits.At.AddYears(1), Commits.At.AddYears(2), Commits.At.AddYears(2), First, Token);
        var subscriptions = await new SubscriptionQueries(Storage.Database).List(null, key, First, Token);

        Assert.Equal((key, name), Assert.Single(audit.Items.Select(entry => (entry.SessionKey, entry.CustomerName))));
        Assert.Equal((key, name), Assert.Single(outbox.Items.Select(message => (message.SessionKey, message.CustomerName))));
        Assert.Equal((key, name), Assert.Single(payments.Items.Select(one => (one.SessionKey, one.CustomerName))));
        Assert.Equal((key, name), (payment?.SessionKey, payment?.CustomerName));
        Assert.All(
            [calls, longest],
            list => Assert.Equal(name, Assert.Single(list.Items, call => call.SessionKey == key).CustomerName));
        Assert.Equal((key, name), Assert.Single(subscriptions.Items.Select(one => (one.Customer, one.CustomerName))));
    }

    [Fact]
    public async Task Entries_about_nobody_stay_in_their_order_and_on_their_page_and_take_two_queries()
    {
        var person = Commits.NewKey();
        var counted = new CountingDatabase(Storage.Database);
        foreach (var action in new[] { "sign-in", "run", "retry" })
            await new AuditTrail(Storage.Database).Write(person, action, null, "", Token);

        var first = await new AuditTrail(counted).List(person, null, First with { PageSize = 2 }, Token);
        var second = await new AuditTrail(Storage.Database).List(person, null, new(2, 2) { IsLeafed = true }, Token);

        Assert.Equal(["retry", "run", "sign-in"], first.Items.Concat(second.Items).Select(entry => entry.Action));
        Assert.All(first.Items, entry => Assert.Null(entry.CustomerName));
        Assert.Equal((3L, 2), (first.Total, counted.Queries));
    }

    /// <summary>A row of each table; whatever else they are found by is the key as well.</summary>
    private async Task Fill(string key)
    {
        await new AuditTrail(Storage.Database).Write("Ірина", "say", key, "", Token);
        await Storage.Execute(
            """
            insert into outbox (account, recipient, session_key, sequence, message, due_at, created_at)
            values (@key, '1', @key, 1, '""', @At, @At);
            insert into payments (id, provider, session_key, amount, currency, status, refunded, granted, created_at, updated_at)
            values (@key, @key, @key, 200, 'UAH', 'succeeded', 0, 200, @At, @At);
            insert into subscriptions (session_key, plan, status, started_at, ends_at, reminded_days, updated_at)
            values (@key, @key, 'active', @At, @At, 0, @At);
            insert into escalations (session_key, reason, level, state, status, at)
            values (@key, 'COMPLAINT', 'L2', 'STATE_0_INIT', 'taken', @Later)
            """,
            new { key, Commits.At, Later = Commits.At.AddYears(1) });
    }
}

public sealed class PostgresCustomerNameTests(TestPostgres postgres) : CustomerNameCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}

public sealed class SqliteCustomerNameTests(SqliteFile file) : CustomerNameCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}
