using System.Globalization;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Tests.Console.Samples;

/// <summary>The sums of two weeks.</summary>
internal static class SampleFigures
{
    private const int Days = 14;

    private static readonly (string State, int Share)[] Funnel =
    [
        ("STATE_1_DISCOVERY", 100), ("STATE_3_SIZE_COLOR", 71), ("STATE_4_OFFER", 58), ("STATE_5_PAYMENT_DELIVERY", 37),
        ("STATE_6_UPSELL", 24), ("STATE_7_END", 22), ("STATE_8_COMPLAINT", 3),
    ];

    private static readonly (string Channel, int Conversations)[] Channels = [("telegram", 140), ("instagram", 210), ("web", 60)];

    public static async Task Write(IDatabase database, DateTimeOffset now)
    {
        for (var age = 0; age < Days; age++)
        {
            var day = now.AddDays(-age).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            // A wave with a quiet Sunday.
            var share = 70 + (7 * ((age + 3) % 7)) - (age % 7 == 5 ? 40 : 0);
            await database.Write("insert or replace into counted_days (day, counted_at) values (@day, @now)", new { day, now });
            foreach (var (channel, conversations) in Channels)
            {
                foreach (var (state, reached) in Funnel)
                    await database.Write(
                        "insert or replace into funnel_days (day, channel, state, conversations) values (@day, @channel, @state, @count)",
                        new { day, channel, state, count = (long)conversations * share * reached / 10_000 });
                await database.Write(
                    "insert or replace into answer_days values (@day, @channel, @answers, 2600, @p95, 11000)",
                    new { day, channel, answers = (long)conversations * 3, p95 = 3_600 + (share * 7) });
            }

            await database.Write(
                """
                insert or replace into call_days
                    (day, level, calls, taken, p50_s, p95_s, answered, answer_p50_s, answer_p95_s, late, very_late, unanswered)
                values (@day, 'L2', 9, 8, 170, 540, 8, 230, 960, 2, 1, 1)
                """,
                new { day });
            await database.Write(
                "insert or replace into model_days values (@day, 'main', 'm', 190, 2, 410000, 0, 38000, @cost, 0)", new { day, cost = share * 10_000_000L });
        }
    }
}
