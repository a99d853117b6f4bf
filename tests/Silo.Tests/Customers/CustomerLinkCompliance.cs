using System.Text.Json;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Orders;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Customers.Links;
using MirtAi.Silo.Orders;
using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Customers;

/// <summary>Which sessions are one customer's; the same for every database.</summary>
public abstract class CustomerLinkCompliance : StorageCompliance
{
    private readonly string first = Commits.NewKey(), second = Commits.NewKey(), stranger = Commits.NewKey();

    [Fact]
    public async Task Linked_sessions_are_one_customers_until_one_stands_alone()
    {
        await Store(Linking(first, 0, first + "c"));
        await Store(Linking(second, 0, first + "c"));
        await Store(Linking(stranger, 0, stranger + "c"));

        Assert.Equal([second, first], await Links.KeysOf(first, Token));
        Assert.Equal(new[] { first, second }.Order(), (await Links.Of(second, Token)).Select(link => link.Key).Order());
        Assert.Equal("Олена", (await Links.Of(second, Token))[0].LinkedBy);

        await Store(Linking(second, 1, null));

        Assert.Equal([first], await Links.KeysOf(first, Token));
        Assert.Equal([second], await Links.KeysOf(second, Token));
        Assert.Empty(await Links.Of(second, Token));
    }

    [Fact]
    public async Task Memories_and_orders_are_common_to_them()
    {
        var memories = new CustomerMemories(Storage.Database);
        var sheets = new OrderSheets(Storage.Database, new OrderQueries(Storage.Database));
        await Store(Linking(first, 0, first + "c"));
        await Store(Linking(second, 0, first + "c"));
        await Store(Commits.Of(second, 1) with
        {
            Effects = new CommitEffects
            {
                Features = [Order(second, "+380500000001"), new CustomerRemembered(second, new CustomerMemory { Summary = "Анна" })],
            },
        });

        Assert.Equal("Анна", Assert.Single(await memories.LoadOthers(first, Token)).Summary);
        Assert.Empty(await memories.LoadOthers(second, Token));
        Assert.Empty(await memories.LoadOthers(stranger, Token));
        Assert.Equal(second, (await sheets.Newest(first))!.Order.SessionKey);
        Assert.Null(await sheets.Newest(stranger));
    }

    [Fact]
    public async Task Only_a_number_that_was_paid_with_in_both_sessions_links_them_and_not_whom_a_person_told_apart()
    {
        var phone = "+3805" + Random.Shared.Next(10_000_000, 99_999_999);
        await Place(first, 0, phone, OrderStatus.Paid);
        await Place(second, 0, phone, OrderStatus.PendingPayment);
        Assert.False(await AreToBeLinked());

        await Store(Commits.Of(second, 1) with
        {
            Effects = new CommitEffects { Features = [new OrderStatusChange(second, "n" + second, OrderStatus.Shipped)] },
        });
        Assert.True(await AreToBeLinked());

        await Store(Linking(first, 1, first + "c"));
        Assert.True(await AreToBeLinked());
        await Store(Linking(second, 2, first + "c"));
        Assert.False(await AreToBeLinked());
        await Store(Linking(second, 3, null));
        Assert.False(await AreToBeLinked());
    }

    [Fact]
    public async Task The_export_holds_what_is_held_about_all_of_them_and_nothing_of_strangers()
    {
        await Store(Linking(first, 0, first + "c").With(Commits.Line(first, 1, "in one channel")));
        await Store(Linking(second, 0, first + "c").With(Commits.Line(second, 1, "in another")));
        await Store(Linking(stranger, 0, stranger + "c").With(Commits.Line(stranger, 1, "of a stranger")));
        await Place(second, 1, "+380500000001", OrderStatus.Paid);

        var whole = await Export(first);
        await Store(Linking(second, 2, null));
        var alone = await Export(first);

        Assert.Equal([first, second], Texts(whole, "keys"));
        Assert.Equal(["in another", "in one channel"], Texts(whole, "messages", "text").Order(StringComparer.Ordinal));
        Assert.Equal(2, whole.GetProperty("session").GetArrayLength());
        Assert.Equal("n" + second, Assert.Single(Texts(whole, "orders", "externalId")));
        Assert.Equal(1, whole.GetProperty("orderLines").GetArrayLength());
        Assert.Equal([first], Texts(alone, "keys"));
        Assert.Equal(["in one channel"], Texts(alone, "messages", "text"));
        Assert.Equal(0, alone.GetProperty("orders").GetArrayLength());
    }

    private static IEnumerable<string?> Texts(JsonElement document, string table, string? column = null) =>
        document.GetProperty(table).EnumerateArray().Select(row => (column is null ? row : row.GetProperty(column)).GetString());

    private async Task<JsonElement> Export(string key)
    {
        using var stream = new MemoryStream();
        await Storage.Customers.Export(key, stream, Token);
        return JsonElement.Parse(stream.ToArray());
    }

    private CustomerLinks Links => new(Storage.Database);

    private async Task<bool> AreToBeLinked() =>
        (await Links.WithTheSameNumber(1_000, Token)).Any(pair => pair == (first, second) || pair == (second, first));

    private async Task Place(string key, long expected, string phone, string status) => await Store(Commits.Of(key, expected) with
    {
        Effects = new CommitEffects { Features = [Order(key, phone), new OrderStatusChange(key, "n" + key, status)] },
    });

    private static PlacedOrder Order(string key, string phone) => new()
    {
        Number = "n" + key,
        SessionKey = key,
        Lines = [new PlacedLine("1", "Сукня Анна", "134-140", "рожевий", 1, new Money(1850, "UAH"))],
        Recipient = new Recipient { FullName = "Вигадана Олена", Phone = phone, City = "Київ", Branch = "25" },
        Payment = PaymentMethod.Full,
        DueNow = new Money(1850, "UAH"),
    };

    private Task<CommitOutcome> Store(Commit commit) => Storage.Store.Commit(commit, Token);

    private static Commit Linking(string key, long expected, string? customer) => Commits.Of(key, expected) with
    {
        Effects = new CommitEffects { Features = [new CustomerLinked(key, customer, "Олена", Commits.At)] },
    };
}
