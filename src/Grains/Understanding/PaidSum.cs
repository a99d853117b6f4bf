using System.Collections.Frozen;

namespace MirtAi.Grains.Understanding;

/// <summary>Who says what was paid does not ask for a price: "I have transferred 200 UAH".</summary>
internal static class PaidSum
{
    /// <summary>The labels of a message, without the question for a price if it brings a proof of payment.</summary>
    public static FrozenSet<string> Respected(FrozenSet<string> labels) =>
        labels.Contains("proof") && labels.Contains("price")
            ? labels.Where(label => label is not "price").ToFrozenSet(StringComparer.Ordinal)
            : labels;
}
