using MirtAi.Grains.Catalog;

namespace MirtAi.Grains.Answers;

/// <summary>Every price, size and number is one of the evidence, and a price is that of the product beside which it stands.</summary>
internal static class FigureChecks
{
    public static IEnumerable<AnswerFault> Faults(string text, AnswerEvidence evidence)
    {
        foreach (var run in Figures.Runs(text)
            .Where(run => !evidence.PaymentDetails.Contains(Figures.Compact(run)) && !AreFacts(run, evidence)))
            yield return new("requisites", run);
        foreach (var price in Figures.Prices(text).Where(price => !evidence.Prices.Contains(price)))
            yield return new("price", price.Length == 0 ? "a currency without a number" : price);
        foreach (var range in Figures.Ranges(text).Where(range => !evidence.Ranges.Contains(range)))
            yield return new("size", range);
        foreach (var number in Figures.Numbers(text).Where(number => !IsKnown(number, evidence)))
            yield return new("number", number);
        foreach (var sentence in text.Split(['.', '!', '?', '\n', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Misplaced(sentence, evidence) is { } fault)
                yield return fault;
        }
    }

    /// <summary>A lone digit counts things; longer numbers are facts.</summary>
    private static bool IsKnown(string number, AnswerEvidence evidence) =>
        number.Length == 1
        || evidence.Numbers.Contains(number)
        || evidence.PaymentDetails.Any(run => run.Contains(number, StringComparison.Ordinal));

    /// <summary>"134-140 1850" is a size beside a price.</summary>
    private static bool AreFacts(string run, AnswerEvidence evidence) =>
        run.All(character => !char.IsLetter(character))
        && run.Split([' ', '\u00A0', '(', ')', '+', '_', '-', '.'], StringSplitOptions.RemoveEmptyEntries).All(evidence.Numbers.Contains);

    private static AnswerFault? Misplaced(string sentence, AnswerEvidence evidence)
    {
        var prices = Figures.Prices(sentence).ToList();
        if (prices.Count == 0 || evidence.Products.Length < 2 || evidence.Catalog.Search.Read(sentence).Products is not [var product])
            return null;

        var others = evidence.Products.Where(other => other.Id != product.Id).SelectMany(PricesOf).ToHashSet(StringComparer.Ordinal);
        var own = PricesOf(product).ToHashSet(StringComparer.Ordinal);
        return prices.Find(price => others.Contains(price) && !own.Contains(price) && !SaidOf(product, price, evidence)) is { } wrong
            ? new("price", $"{sentence.Trim()} ({wrong})")
            : null;
    }

    private static bool SaidOf(Product product, string price, AnswerEvidence evidence) =>
        evidence.Text.Split('\n')
            .Any(line => Figures.Prices(line).Contains(price) && evidence.Catalog.Search.Read(line).Products.Contains(product));

    private static IEnumerable<string> PricesOf(Product product) => product.Sizes.Select(size => size.Price.Figure);
}
