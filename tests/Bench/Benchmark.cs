using System.Globalization;
using System.Text.Json;
using MirtAi.Testing;

namespace MirtAi.Bench;

/// <summary>Everything that is measured, side by side in one run: the limits of the machine first, then the service.</summary>
internal static class Benchmark
{
    private static readonly string[] Parts =
    [
        "take-in", "steady", "silos", "delivery", "sessions", "neighbours", "stampede", "console", "turns", "comments", "broadcast", "soak",
    ];

    public static async Task<int> Run(string[] parts)
    {
        if (Environment.GetEnvironmentVariable("MIRT_TEST_POSTGRES") is not { Length: > 0 } server)
        {
            await Console.Error.WriteLineAsync("MIRT_TEST_POSTGRES is not set: run ./mirt bench, which brings a database");
            return 1;
        }
        if (parts.FirstOrDefault(part => Number(part) is null && !Parts.Contains(part)) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"there is no part \"{unknown}\": {string.Join(", ", Parts)}");
            return 2;
        }

        await Part("take-in", TakeIn.Run);
        await Part("steady", TakeIn.RunSteady);
        await Part("silos", ThreeSilos.Run);
        await Part("delivery", Delivery.Run);
        await Part("sessions", ManySessions.Run);
        await Part("neighbours", Neighbours.Run);
        await Part("stampede", Stampede.Run);
        // A number behind it is that of the sessions.
        var isFast = true;
        await Part("console", async database => isFast = await ConsolePages.Run(database, Given(ConsolePages.DefaultSessions)));
        await Part("turns", ScriptedTurns.Run);
        await Part("comments", Comments.Run);
        // These take long: only when they are named.
        if (parts.Contains("broadcast"))
        {
            await Part("broadcast", Broadcasts.Run);
            await Part("broadcast", Broadcasts.RunMillion);
        }

        // Half an hour; a number behind it is the rate, which is not looked for then.
        if (parts.Contains("soak"))
            await Part("soak", database => Soak.Run(database, parts.Select(Number).FirstOrDefault(number => number is not null)));
        return isFast ? 0 : 1;

        int Given(int otherwise) => parts.Select(Number).FirstOrDefault(number => number is not null) ?? otherwise;

        static int? Number(string part) => int.TryParse(part, CultureInfo.InvariantCulture, out var number) ? number : null;

        // A database for each: what one part leaves to be answered would be answered during the next.
        async Task Part(string name, Func<BenchDatabase, Task> run)
        {
            if (parts.Length > 0 && !parts.Contains(name))
                return;
            await using var database = await BenchDatabase.Create(server);
            await run(database);
        }
    }

    /// <summary>The service on the database, with a Telegram that does not answer, so that only its own work is measured.</summary>
    public static Task<ServiceProcess> StartService(BenchDatabase database, params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string>
        {
            ["Storage:Provider"] = "postgres",
            ["Storage:ConnectionString"] = database.ConnectionString,
            ["Telegram:BotToken"] = Updates.BotToken,
            ["Telegram:WebhookSecret"] = Updates.Secret,
            // All of the load comes from one address.
            ["Limits:WebhooksPerAddressPerSecond"] = "1000000",
            ["Telegram:ApiBaseUrl"] = "http://127.0.0.1:9",
            ["Logging:LogLevel:Default"] = "Error",
        };
        foreach (var (key, value) in more)
            settings[key] = value;
        return ServiceProcess.StartAsync(new ServiceOptions { Settings = settings });
    }

    /// <summary>This program as another process, with an HTTP endpoint that stands beside the service.</summary>
    public static Task<ServiceProcess> StartSelf(string argument, params (string Key, string Value)[] settings) =>
        ServiceProcess.StartAsync(
            new ServiceOptions
            {
                Assembly = typeof(Benchmark).Assembly.Location,
                Arguments = [argument],
                Settings = settings.ToDictionary(setting => setting.Key, setting => setting.Value),
            });

    /// <summary>Connections to the database in use and open, by the service's own account.</summary>
    public static async Task<(int InUse, int Open)> Connections(ServiceProcess service)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/db");
        request.Headers.Authorization = new("Bearer", ServiceProcess.AdminToken);
        using var response = await service.Http.SendAsync(request);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var inUse = answer.RootElement.GetProperty("inUse").GetInt32();
        return (inUse, inUse + answer.RootElement.GetProperty("idle").GetInt32());
    }

    public static void Print(string line) => Console.WriteLine(line);

    public static string Ratio(double one, double other) => (one / other).ToString("F2", CultureInfo.InvariantCulture);
}
