using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Cluster;

/// <summary>What one customer got for what they wrote, and everything that was wrong with it.</summary>
internal sealed record StormVerdict(
    int Messages, int Answers, int LateParts, TimeSpan ShortestGap, int Repeats, IReadOnlyList<string> Faults)
{
    /// <summary>How far the processes' ideas of the database's time may be apart on a machine that has too much to do.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMilliseconds(100);

    public static async Task<StormVerdict> OfAsync(ShopUnderTest shop, Customer customer, IReadOnlyList<int> bursts, TimeSpan window)
    {
        var faults = new List<string>();
        var taken = await shop.Ledger.ListAsync(
            "select text, at from messages where session_key = $1 and author = 0 order by sequence",
            row => (Text: row.GetString(0), At: row.GetFieldValue<DateTimeOffset>(1)),
            customer.Key);
        var dispatches = await shop.Ledger.DispatchesAsync(customer.Key);
        var answers = WithoutRepeats(customer.Answers);
        var repeats = dispatches.Sum(dispatch => dispatch.Repeats);

        Check(
            taken.Select(line => line.Text).SequenceEqual(customer.Said),
            "the messages that were taken are not those that were written, once and in order");
        Check(answers.SelectMany(answer => answer).SequenceEqual(customer.Said), "the messages are not each in one answer, in order");
        Check(
            dispatches.Count == answers.Count && dispatches.All(dispatch => dispatch.Status == "sent"),
            "the outbox does not hold each answer once");
        Check(customer.Sees.Count - answers.Count <= repeats, "an answer came twice and is not marked");

        var lateParts = 0;
        var shortest = TimeSpan.MaxValue;
        foreach (var (before, after) in taken.Zip(taken.Skip(1)).Where(pair => Burst(pair.First.Text) == Burst(pair.Second.Text)))
        {
            if (answers.Any(answer => answer.Contains(before.Text) && answer.Contains(after.Text)))
                continue;
            lateParts++;
            shortest = after.At - before.At < shortest ? after.At - before.At : shortest;
            Check(
                after.At - before.At > window - ClockTolerance,
                $"{after.Text} came {after.At - before.At} after its predecessor and was answered apart");
        }

        Check(
            answers.Count == bursts.Count + lateParts,
            $"{answers.Count} answers to {bursts.Count} bursts, of which {lateParts} parts were late");
        return new(taken.Count, answers.Count, lateParts, shortest, repeats, faults);

        void Check(bool holds, string fault)
        {
            if (!holds)
                faults.Add(
                    $"{customer.Key}: {fault}; saw {string.Join(" || ", customer.Answers.Select(answer => string.Join('|', answer)))}");
        }
    }

    /// <summary>A repeat follows the message that it repeats.</summary>
    private static List<string[]> WithoutRepeats(IReadOnlyList<string[]> answers) =>
        [.. answers.Where((answer, index) => index == 0 || !answer.SequenceEqual(answers[index - 1]))];

    private static string Burst(string text) => text[..text.LastIndexOf('/')];
}
