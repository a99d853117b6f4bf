using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding;

/// <summary>
/// Who names the sum that was or will be paid does not ask for a price: "I have transferred 200 UAH", "a prepayment of 200 UAH".
/// </summary>
internal static class PaidSum
{
    /// <summary>The labels of a message, without the question for a price if it tells of a payment.</summary>
    public static FrozenSet<string> Respected(FrozenSet<string> labels, ImmutableArray<Token> tokens, bool isQuestion) =>
        labels.Contains("price")
        && (labels.Contains("proof") || (labels.Contains("prepay") && !isQuestion && !tokens.Any(token => token.Is("howmuch"))))
            ? labels.Where(label => label is not "price").ToFrozenSet(StringComparer.Ordinal)
            : labels;
}
