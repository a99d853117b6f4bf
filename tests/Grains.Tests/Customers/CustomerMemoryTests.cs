using MirtAi.Grains.Customers;

namespace MirtAi.Grains.Tests.Customers;

/// <summary>What is kept of what customers tell, and for how long.</summary>
public sealed class CustomerMemoryTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Weak_facts_are_not_kept_and_known_ones_are_refreshed()
    {
        var memory = Told(CustomerMemory.Empty, Height("128"));

        Assert.Same(memory, Told(memory, Height("140") with { Importance = 0.59 }));
        var again = Told(memory, Height("128"), Start.AddDays(30));

        var fact = Assert.Single(again.Facts);
        Assert.Equal((Start, Start.AddDays(30)), (fact.At, fact.SeenAt));
    }

    [Theory]
    [InlineData("", "140", "", 5, "140")] // Another height in the same visit is a correction.
    [InlineData("", "134", "", 60 * 24, "134")] // Sixty days later the child has grown.
    [InlineData("", "164", "", 60 * 24, "164,128")] // Nobody grows that much: it is another child.
    [InlineData("", "104", "", 60 * 24, "104,128")] // Nobody shrinks either.
    [InlineData("girl", "140", "girl", 60 * 24, "140")] // "The daughter is 140 already."
    [InlineData("girl", "140", "boy", 5, "140,128")]
    [InlineData("", "134", "girl", 60 * 24, "134")] // Now she has a name for it.
    [InlineData("girl", "134", "", 60 * 24, "134")]
    public void A_height_takes_the_place_of_the_one_that_it_corrects(string first, string height, string second, int hours, string expected)
    {
        var memory = Told(CustomerMemory.Empty, Height("128") with { Subject = first });

        var later = Told(memory, Height(height) with { Subject = second }, Start.AddHours(hours));

        Assert.Equal(expected, string.Join(',', later.Of(FactKind.Height, Start.AddHours(hours)).Select(fact => fact.Value)));
    }

    [Fact]
    public void Another_child_stands_beside_the_first()
    {
        var memory = Told(CustomerMemory.Empty, Height("128"))
            .After(new Learned { Facts = [new(Height("134") with { At = Start, SeenAt = Start }, OfAnother: true)] }, Start);

        Assert.Equal(["128", "134"], memory.Of(FactKind.Height, Start).Select(fact => fact.Value).Order());
    }

    [Fact]
    public void What_was_corrected_stays_as_history_and_is_not_used()
    {
        var memory = Told(
            Told(CustomerMemory.Empty, new(FactKind.City, "Київ") { Importance = 0.9 }), new(FactKind.City, "Львів") { Importance = 0.9 });

        Assert.Equal(["Київ", "Львів"], memory.Facts.Select(fact => fact.Value));
        Assert.Equal(["Львів"], memory.Known(Start).Select(fact => fact.Value));
    }

    [Fact]
    public void Facts_matter_less_with_time_and_never_less_than_the_floor()
    {
        var height = Height("128") with { SeenAt = Start };

        Assert.Equal(0.9, height.ImportanceAt(Start.AddHours(23)));
        Assert.Equal(0.895, height.ImportanceAt(Start.AddDays(1)), 6);
        Assert.Equal(CustomerFact.MinImportance, height.ImportanceAt(Start.AddYears(3)));
        Assert.Empty(Told(CustomerMemory.Empty, Height("128")).Of(FactKind.Height, Start.AddDays(150)));
    }

    [Fact]
    public void At_most_fifty_facts_are_kept_and_those_that_matter_stay()
    {
        var memory = Told(CustomerMemory.Empty, Height("128"));
        for (var number = 0; number < 200; number++)
            memory = Told(memory, new(FactKind.Product, $"product-{number}") { Importance = 0.6 }, Start.AddMinutes(number));

        Assert.Equal(CustomerMemory.MaxFacts, memory.Facts.Length);
        Assert.Contains(memory.Facts, fact => fact.Value == "128");
        Assert.Contains(memory.Facts, fact => fact.Value == "product-199");
        Assert.Equal(CustomerMemory.MaxKnown, memory.Known(Start).Length);
    }

    [Fact]
    public void The_summary_is_bounded_and_loses_its_oldest_lines()
    {
        var memory = CustomerMemory.Empty;
        for (var day = 0; day < 40; day++)
            memory = memory.After(new Learned { Ending = $"{Start.AddDays(day):yyyy-MM-dd}: Анна 128-134; ordered." }, Start.AddDays(day));

        Assert.InRange(memory.Summary.Length, CustomerMemory.MaxSummary - 60, CustomerMemory.MaxSummary);
        Assert.EndsWith("2026-04-09: Анна 128-134; ordered.", memory.Summary, StringComparison.Ordinal);
        Assert.Same(memory.Summary, memory.After(new Learned { Ending = "2026-04-09: Анна 128-134; ordered." }, Start).Summary);
    }

    [Fact]
    public void A_memory_is_stored_and_read_as_it_was_and_members_that_are_missing_have_their_defaults()
    {
        var memory = Told(CustomerMemory.Empty, Height("128")) with { Summary = "one\ntwo", DeliveryAt = Start };

        Assert.Equal(MemoryJson.Write(memory), MemoryJson.Write(MemoryJson.Read(MemoryJson.Write(memory))));
        Assert.Equal(MemoryJson.Write(CustomerMemory.Empty), MemoryJson.Write(MemoryJson.Read("{}")));
    }

    private static CustomerFact Height(string value) => new(FactKind.Height, value) { Importance = 0.9 };

    private static CustomerMemory Told(CustomerMemory memory, CustomerFact fact, DateTimeOffset? at = null) =>
        memory.After(new Learned { Facts = [new(fact with { At = at ?? Start, SeenAt = at ?? Start })] }, at ?? Start);
}
