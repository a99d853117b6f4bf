using System.Collections.Immutable;

namespace MirtAi.Grains.Customers;

/// <summary>
/// Says what is remembered in short sentences, for a language model. Names, branches and phone numbers are not its business.
/// </summary>
internal static class FactSentences
{
    public static ImmutableArray<string> Of(CustomerMemory memory, DateTimeOffset now) =>
    [
        .. memory.Known(now).Select(Sentence).OfType<string>(),
        .. memory.Summary.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => "Earlier visit: " + line),
    ];

    private static string? Sentence(CustomerFact fact) => fact.Kind switch
    {
        FactKind.Height =>
            $"Height of {(fact.Subject.Length == 0 ? "a child" : "the " + fact.Subject)}: {fact.Value} cm (to be confirmed).",
        FactKind.Size => $"Ordered {fact.Subject} in size {fact.Value}.",
        FactKind.Product => $"Liked the product {fact.Value}.",
        FactKind.Color => $"Chose the colour {fact.Value}.",
        FactKind.City => $"Delivery last time to {fact.Value}.",
        _ => null,
    };
}
