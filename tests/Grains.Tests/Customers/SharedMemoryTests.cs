using MirtAi.Grains.Customers;

namespace MirtAi.Grains.Tests.Customers;

/// <summary>What is remembered of one customer in several conversations.</summary>
public sealed class SharedMemoryTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_was_said_later_corrects_what_was_said_before_wherever_it_was_said()
    {
        var chat = Memory(0, (FactKind.City, "Львів"), (FactKind.Height, "128"));
        var direct = Memory(10, (FactKind.City, "Київ"));

        var fromChat = chat.With([direct]);
        var fromDirect = direct.With([chat]);

        Assert.Equal("Київ", Assert.Single(fromChat.Of(FactKind.City, Day.AddDays(11))).Value);
        Assert.Equal("128", Assert.Single(fromDirect.Of(FactKind.Height, Day.AddDays(11))).Value);
        Assert.Equal(Values(fromChat), Values(fromDirect));
    }

    [Fact]
    public void The_last_delivery_is_the_customers_and_summaries_are_one()
    {
        var chat = Memory(0) with { Delivery = new() { City = "Львів" }, DeliveryAt = Day, Summary = "2026-03-01: Анна" };
        var direct = Memory(0) with { Delivery = new() { City = "Київ" }, DeliveryAt = Day.AddDays(1), Summary = "2026-03-02: тренч" };

        var shared = chat.With([direct]);

        Assert.Equal("Київ", shared.Delivery.City);
        Assert.Equal("2026-03-02: тренч\n2026-03-01: Анна", shared.Summary);
        Assert.Equal("Київ", direct.With([chat]).Delivery.City);
    }

    [Fact]
    public void Alone_a_memory_is_as_it_is()
    {
        var memory = Memory(0, (FactKind.City, "Львів"));

        Assert.Same(memory, memory.With([]));
        Assert.Equal(Values(memory), Values(memory.With([CustomerMemory.Empty])));
    }

    private static CustomerMemory Memory(int days, params (FactKind Kind, string Value)[] facts) => new()
    {
        Facts =
        [
            .. facts.Select(fact => new CustomerFact(fact.Kind, fact.Value)
            {
                Importance = 0.9,
                At = Day.AddDays(days),
                SeenAt = Day.AddDays(days),
            }),
        ],
    };

    private static IEnumerable<(FactKind, string)> Values(CustomerMemory memory) =>
        memory.Facts.Select(fact => (fact.Kind, fact.Value)).Order();
}
