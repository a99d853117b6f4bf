using System.Diagnostics;

namespace MirtAi.Bench;

/// <summary>Customers who ask one after the other, and how long each waits for the first message of an answer.</summary>
internal sealed class Talk
{
    /// <summary>The debounce window: the least that anybody waits.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    private const int Customers = 20_000;
    private const long FirstCustomer = 5_000_000;

    private static readonly string[] Questions =
    [
        "Добрий день, чи є сукня Анна на зріст 131?", "Скільки коштує доставка?", "А які є кольори?", "Здравствуйте, сколько стоит Каприз?",
        "покажіть, що є для дівчинки 8 років", "Дякую, я подумаю", "Hi, do you ship abroad?", "а розмір 146 є в наявності?",
    ];

    private readonly Lock guard = new();
    private readonly long[] asked = new long[Customers];
    private Latencies recent = new();
    private long longest;
    private long last;
    private int waiting;

    /// <summary>How many have asked and have no answer yet.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>The longest that anybody waited.</summary>
    public TimeSpan Longest => Stopwatch.GetElapsedTime(0, Volatile.Read(ref longest));

    /// <summary>The next question of the next customer, as a webhook.</summary>
    public byte[] Next()
    {
        var number = Interlocked.Increment(ref last);
        var customer = number % Customers;
        if (Interlocked.CompareExchange(ref asked[customer], Stopwatch.GetTimestamp(), 0) == 0)
            Interlocked.Increment(ref waiting);
        return Updates.Request(number, FirstCustomer + customer, Questions[number / Customers % Questions.Length]);
    }

    /// <summary>A message came for a chat.</summary>
    public void Answered(long chat)
    {
        if (chat - FirstCustomer is not (>= 0 and < Customers and var customer)
            || Interlocked.Exchange(ref asked[customer], 0) is not (> 0 and var since))
        {
            return;
        }

        Interlocked.Decrement(ref waiting);
        var took = Stopwatch.GetTimestamp() - since;
        lock (guard)
        {
            recent.Add(took);
            longest = Math.Max(longest, took);
        }
    }

    /// <summary>What was seen since it was asked last.</summary>
    public string Collect()
    {
        Latencies seen;
        lock (guard)
            (seen, recent) = (recent, new());
        return FormattableString.Invariant(
            $"{seen.Count,6} answers, p50 {seen.Percentile(0.5) / 1000,5:F2} s  p99 {seen.Percentile(0.99) / 1000,5:F2} s  max {seen.Percentile(1) / 1000,5:F2} s");
    }
}
