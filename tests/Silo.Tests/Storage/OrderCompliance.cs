using MirtAi.Grains.Catalog;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Orders;
using MirtAi.Silo.Orders;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>Orders become true with the commit of their turn: each once, or not at all.</summary>
public abstract class OrderCompliance : StorageCompliance
{
    [Fact]
    public async Task An_order_is_stored_with_its_turn_to_the_last_kopeck()
    {
        var key = Commits.NewKey();
        var order = Order(key);

        await Commit(Placing(key, 0, order));

        var stored = Assert.Single(await Orders(key));
        Assert.Equal((order.Number, "pending_payment", "UAH", 4479.99m, 200.50m, "partial_prepay"),
            (stored.ExternalId, stored.Status, stored.Currency, stored.Total, stored.DueNow, stored.PaymentMethod));
        Assert.Equal(order.Recipient, stored.Recipient);
        Assert.Equal(
            [
                new OrderLineView("1", "Сукня 'Анна'", "134-140", "рожевий", 2, 1989.99m),
                new OrderLineView("2", "Бант", "one", "", 1, 500.01m),
            ], stored.Lines);
        Assert.Empty(stored.Proofs);
        Assert.Equal(stored.Id, (await Queries.Find(stored.Id, Token))?.Id);
    }

    [Fact]
    public async Task A_stale_or_duplicate_turn_places_nothing()
    {
        var (key, known) = (Commits.NewKey(), Commits.NewKey());
        await Commit(Commits.Of(known, 0, known));
        await Commit(Commits.Of(key, 0));

        Assert.Equal(CommitOutcome.Stale, await Commit(Placing(key, 0, Order(key))));
        Assert.Equal(CommitOutcome.Duplicate, await Commit(Placing(key, 1, Order(key)) with { DedupeKey = known }));

        Assert.Empty(await Orders(key));
    }

    [Fact]
    public async Task A_commit_that_fails_places_nothing()
    {
        var key = Commits.NewKey();
        var impossible = Commits.Impossible(key);

        await Assert.ThrowsAnyAsync<Exception>(() =>
            Commit(impossible with { Effects = impossible.Effects with { Features = [Order(key)] } }));

        Assert.Empty(await Orders(key));
        Assert.Empty(
            await Storage.Query<string>(
                "select name from order_lines l where not exists (select 1 from orders o where o.id = l.order_id)"));
    }

    [Fact]
    public async Task The_same_number_is_one_order_and_the_same_things_again_are_another()
    {
        var key = Commits.NewKey();
        var order = Order(key);

        await Commit(Placing(key, 0, order));
        await Commit(Placing(key, 1, order));
        await Commit(Placing(key, 2, order with { Number = order.Number + "b" }));

        Assert.Equal([order.Number + "b", order.Number], (await Orders(key)).Select(one => one.ExternalId));
        Assert.All(await Orders(key), one => Assert.Equal(2, one.Lines.Count));
    }

    [Fact]
    public async Task Of_many_turns_upon_one_version_one_places_its_order()
    {
        var key = Commits.NewKey();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            Commit(Placing(key, 0, Order(key) with { Number = $"{key}-{number}" }))));

        Assert.Single(outcomes, outcome => outcome == CommitOutcome.Committed);
        Assert.Single(await Orders(key));
    }

    [Fact]
    public async Task Orders_of_many_customers_at_once_are_each_stored_beside_turns_without_any()
    {
        var keys = Enumerable.Range(0, 40).Select(_ => Commits.NewKey()).ToArray();

        var outcomes = await Task.WhenAll(
            keys.Select((key, index) => Commit(index % 2 == 0 ? Placing(key, 0, Order(key)) : Commits.Of(key, 0))));

        Assert.All(outcomes, outcome => Assert.Equal(CommitOutcome.Committed, outcome));
        for (var index = 0; index < keys.Length; index++)
            Assert.Equal(index % 2 == 0 ? 1 : 0, (await Orders(keys[index])).Count);
    }

    [Fact]
    public async Task Proofs_are_kept_with_their_order_in_the_order_in_which_they_came()
    {
        var (key, other) = (Commits.NewKey(), Commits.NewKey());
        var order = Order(key);
        var (first, second, stray) = (Proof(order.Number, "перша"), Proof(order.Number, new string('я', 600)), Proof("nobody's", "?"));
        await Commit(Placing(other, 0, Order(other)));

        await Commit(Placing(key, 0, order, first));
        await Commit(Commits.Of(key, 1) with { Effects = new CommitEffects { Features = [stray, second, Proof(null, "early")] } });

        var proofs = Assert.Single(await Orders(key)).Proofs;
        Assert.Equal(["перша", new string('я', 500)], proofs.Select(proof => proof.Text));
        Assert.Equal(["telegram-file:A"], proofs[0].Images);
        Assert.Equal(Commits.At, proofs[0].At);
        Assert.Empty(Assert.Single(await Orders(other)).Proofs);
    }

    [Fact]
    public async Task A_manager_sees_the_newest_order_as_it_was_placed()
    {
        var key = Commits.NewKey();
        var order = Order(key) with { Number = Commits.NewKey()[..16] };
        var sheets = new OrderSheets(Storage.Database, Queries);
        Assert.Null(await sheets.Newest(key));

        await Commit(Placing(key, 0, Order(key)));
        await Commit(Placing(key, 1, order, Proof(order.Number, "оплачено")));

        var sheet = (await sheets.Newest(key))!;
        Assert.Equal((order.Number, "pending_payment", order.Total, order.DueNow, order.Payment),
            (sheet.Order.Number, sheet.Status, sheet.Order.Total, sheet.Order.DueNow, sheet.Order.Payment));
        Assert.Equal(order.Recipient, sheet.Order.Recipient);
        Assert.Equal(order.Lines, sheet.Order.Lines);
        Assert.Equal("оплачено", Assert.Single(sheet.Proofs).Text);
    }

    [Fact]
    public async Task The_words_of_a_proof_are_not_cut_within_a_character()
    {
        var key = Commits.NewKey();
        var order = Order(key);

        await Commit(Placing(key, 0, order, Proof(order.Number, new string('я', 499) + "😀")));

        Assert.Equal(new string('я', 499), Assert.Single(Assert.Single(await Orders(key)).Proofs).Text);
    }

    [Theory]
    [InlineData("НАДІЯ", 1)]
    [InlineData("+38067", 1)]
    [InlineData("100%", 0)]
    [InlineData("нова греб", 1)]
    public async Task Orders_are_found_by_parts_of_their_customer(string words, int found)
    {
        var key = Commits.NewKey();
        await Commit(Placing(key, 0, Order(key)));

        var listing = await Queries.List("pending_payment", words, new PageRequest(1, 100), Token);

        Assert.Equal(found, listing.Items.Count(order => order.SessionKey == key));
        Assert.DoesNotContain((await Queries.List("paid", words, new PageRequest(1, 100), Token)).Items, order => order.SessionKey == key);
    }

    private OrderQueries Queries => new(Storage.Database);

    private Task<CommitOutcome> Commit(Commit commit) => Storage.Store.Commit(commit, Token);

    private async Task<IReadOnlyList<OrderView>> Orders(string key) =>
        (await Queries.List(null, key, new PageRequest(1, 100), Token)).Items;

    private static Commit Placing(string key, long expected, PlacedOrder order, params PaymentProof[] proofs) =>
        Commits.Of(key, expected) with
        {
            Effects = new CommitEffects { Features = [order, .. proofs] },
        };

    private static PaymentProof Proof(string? order, string text) => new(order, ["telegram-file:A"], text, Commits.At);

    private static PlacedOrder Order(string key) => new()
    {
        Number = "n" + key,
        SessionKey = key,
        Lines =
        [
            new PlacedLine("1", "Сукня 'Анна'", "134-140", "рожевий", 2, new Money(1989.99m, "UAH")),
            new PlacedLine("2", "Бант", "one", "", 1, new Money(500.01m, "UAH")),
        ],
        Recipient = new Recipient { FullName = "Надія О'Зразкова", Phone = "+380671234567", City = "Нова Гребля", Branch = "відділення 1" },
        Payment = PaymentMethod.Prepay,
        DueNow = new Money(200.50m, "UAH"),
    };
}
