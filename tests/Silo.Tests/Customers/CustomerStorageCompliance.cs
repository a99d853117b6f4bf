using System.Text;
using System.Text.Json;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Managers;
using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Customers;

/// <summary>What is remembered of customers, its export and its erasure; the same for every database.</summary>
public abstract class CustomerStorageCompliance : StorageCompliance
{
    private static readonly CustomerMemory Tall = Memory("128");

    private readonly string key = Commits.NewKey();

    [Fact]
    public async Task A_memory_is_stored_with_its_commit_and_replaces_the_one_before()
    {
        Assert.Same(CustomerMemory.Empty, await Load());

        await Commit(Remembering(Memory("122"), 0));
        await Commit(Remembering(Tall, 1));

        Assert.Equal(MemoryJson.Write(Tall), MemoryJson.Write(await Load()));
    }

    [Fact]
    public async Task A_commit_that_is_not_stored_remembers_nothing()
    {
        await Commit(Commits.Of(key, 0, key));

        Assert.Equal(CommitOutcome.Stale, await Commit(Remembering(Tall, 0)));
        Assert.Equal(CommitOutcome.Duplicate, await Commit(Remembering(Tall, 1) with { DedupeKey = key }));

        Assert.Same(CustomerMemory.Empty, await Load());
    }

    [Fact]
    public async Task An_erasure_deletes_everything_of_its_customer_and_nothing_of_others()
    {
        var other = Commits.NewKey();
        await Fill(key);
        await Fill(other);
        var before = await Counts(other);

        await Task.WhenAll(Commit(Erasing(3)), Commit(Commits.WithEverything(Commits.NewKey(), 0, null, 1)));

        Assert.All(await Counts(key), count => Assert.Equal(0, count));
        Assert.All(before, count => Assert.NotEqual(0, count));
        Assert.Equal(before, await Counts(other));
        Assert.Equal(4, (await Storage.Store.Load(ISessionGrain.Kind, key, Token))!.Version);
    }

    [Fact]
    public async Task A_stale_erasure_deletes_nothing()
    {
        await Fill(key);
        var before = await Counts(key);

        Assert.Equal(CommitOutcome.Stale, await Commit(Erasing(2)));

        Assert.Equal(before, await Counts(key));
    }

    [Fact]
    public async Task A_state_is_removed_at_its_own_version_only()
    {
        await Commit(Commits.Of(key, 0));

        Assert.False(await Storage.Store.Remove(ISessionGrain.Kind, key, 2, Token));
        Assert.True(await Storage.Store.Remove(ISessionGrain.Kind, key, 1, Token));
        Assert.Null(await Storage.Store.Load(ISessionGrain.Kind, key, Token));
    }

    [Fact]
    public async Task The_export_holds_what_every_table_holds_and_an_erased_customer_is_unknown()
    {
        var customers = Storage.Customers;
        Assert.False(await customers.Holds(key, Token));
        await Fill(key);

        var document = await Export(customers);

        Assert.True(await customers.Holds(key, Token));
        Assert.Equal(
            [
                "key", "keys", "session", "messages", "movedRecipients", "outbox", "deliveries", "escalations", "turns", "crmTasks",
                "managerLines", "managerTopics", "auditLog", "attachments", "orderLines", "orders", "commentOutbox",
                "commentDeliveries", "commentTopics", "commentReplies", "commentStates", "comments", "payment", "paymentEvents",
                "payments", "subscription", "subscriptions", "customerMemories", "legalHolds", "customerLinks",
            ],
            document.EnumerateObject().Select(member => member.Name).Where(name => name is not "modelCalls"));
        Assert.Equal("Петренко Олена", document.GetProperty("orders")[0].GetProperty("fullName").GetString());
        Assert.Equal(1, document.GetProperty("session")[0].GetProperty("state").GetProperty("lines").GetInt32());
        Assert.Equal(
            "edited text", string.Join(
                ' ', document.GetProperty("messages").EnumerateArray().Select(line => line.GetProperty("text").GetString())));
        Assert.Equal("customer", document.GetProperty("messages")[0].GetProperty("author").GetString());
        Assert.Equal("text", document.GetProperty("outbox")[0].GetProperty("message").GetProperty("text").GetString());
        Assert.Equal("photo", Encoding.UTF8.GetString(document.GetProperty("attachments")[0].GetProperty("content").GetBytesFromBase64()));
        Assert.Equal(
            "128",
            document.GetProperty("customerMemories")[0].GetProperty("memory").GetProperty("facts")[0].GetProperty("value").GetString());

        await Commit(Erasing(3) with { State = """{"erasedAt":"2026-03-01T09:00:00Z"}""" });

        Assert.False(await customers.Holds(key, Token));
    }

    private static CustomerMemory Memory(string height) => new()
    {
        Facts = [new CustomerFact(FactKind.Height, height) { Importance = 0.9, Source = 3, At = Commits.At, SeenAt = Commits.At }],
        Delivery = new() { City = "Львів" },
        Summary = "2026-03-01: Анна 128-134; ordered.",
    };

    /// <summary>A commit, an edit, a photo and an address that moved: three versions, and rows in every table.</summary>
    private async Task Fill(string session)
    {
        await Commit(Commits.Of(session, 0).With(Commits.Line(session, 1, "old")));
        await Commit(Commits.WithEverything(session, 1, null, 2) with
        {
            Effects = Commits.WithEverything(session, 1, null, 2).Effects with
            {
                Outbox = [Commits.Entry(session, recipient: session) with { Sequence = 2 }],
            },
        });
        await Commit(Commits.Of(session, 2) with
        {
            Effects = new CommitEffects
            {
                Features = [new CustomerRemembered(session, Tall), new ManagerLine(session, 2, "Олена", Commits.At)],
            },
        });
        await Storage.Execute(
            "insert into moved_recipients (account, recipient, moved_to) values ('telegram', @session, 'elsewhere')", new { session });
        await new CustomerTopics(Storage.Database).Add("telegram-manager", "-1", session, new($"-1/{session}", "Олена"), Token);
        await Storage.Execute(
            "insert into attachments (id, session_key, content_type, content, at) values (@session, @session, 'image/png', @content, @At)",
            new { session, content = Encoding.UTF8.GetBytes("photo"), Commits.At });
        await Storage.Execute(
            """
            insert into orders
                (external_id, session_key, currency, total, due_now, payment_method, full_name, phone, city, branch, created_at, updated_at)
            values (@session, @session, 'UAH', 1850, 200, 'prepay', 'Петренко Олена', '+380501112233', 'Львів', 'відділення 3', @At, @At)
            """,
            new { session, Commits.At });
        await Storage.Execute(
            """
            insert into order_lines (order_id, position, product_id, name, size, color, quantity, price)
            select id, 1, '3443041', 'Сукня Анна', '134-140', 'червоний', 1, 1850 from orders where session_key = @session
            """,
            new { session });
    }

    private async Task<IReadOnlyList<long>> Counts(string session) => await Storage.Query<long>(
        """
        select count(*) from messages where session_key = @session
        union all select count(*) from outbox where session_key = @session
        union all select count(*) from escalations where session_key = @session
        union all select count(*) from manager_lines where session_key = @session
        union all select count(*) from manager_topics where session_key = @session
        union all select count(*) from attachments where session_key = @session
        union all select count(*) from customer_memories where session_key = @session
        union all select count(*) from moved_recipients where recipient = @session
        union all select count(*) from orders where session_key = @session
        union all select count(*) from order_lines where order_id in (select id from orders where session_key = @session)
        """,
        new { session });

    private async Task<JsonElement> Export(CustomerQueries customers)
    {
        using var stream = new MemoryStream();
        await customers.Export(key, stream, Token);
        return JsonElement.Parse(stream.ToArray());
    }

    private Commit Remembering(CustomerMemory memory, long expected) =>
        Commits.Of(key, expected) with { Effects = new CommitEffects { Features = [new CustomerRemembered(key, memory)] } };

    private Commit Erasing(long expected) =>
        Commits.Of(key, expected) with { Effects = new CommitEffects { Features = [new CustomerErased(key)] } };

    private Task<CommitOutcome> Commit(Commit commit) => Storage.Store.Commit(commit, Token);

    private Task<CustomerMemory> Load() => new CustomerMemories(Storage.Database).Load(key, Token);
}
