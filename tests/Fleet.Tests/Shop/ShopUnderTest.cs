using System.Globalization;
using MirtAi.TelegramPeer;
using Npgsql;

namespace MirtAi.Fleet.Tests.Shop;

/// <summary>
/// The whole of it: real processes on a real database, and the platform's stand-in, which notes every message that reaches a
/// customer.
/// </summary>
internal sealed class ShopUnderTest : IAsyncDisposable
{
    public const string Secret = "invented-webhook-secret";

    private readonly TestPostgres? database;
    private readonly List<ServiceProcess> processes = [];
    private readonly TempFolder folder = new();
    private readonly TcpGate[] gates;

    private ShopUnderTest(ShopOptions options, TestPostgres? database, TelegramPeerServer peer)
    {
        (Options, this.database, Peer) = (options, database, peer);
        Ledger = new Ledger(DirectConnectionString);
        var port = new NpgsqlConnectionStringBuilder(DirectConnectionString).Port;
        if (options.Gated)
            Gate = TcpGate.Before(port);
        gates = [.. Enumerable.Range(0, options.GatedApart ? options.Processes : 0).Select(_ => TcpGate.Before(port))];
        Telegram = new Sender(() => processes[Random.Shared.Next(processes.Count)].Address);
    }

    public ShopOptions Options { get; }

    public TelegramPeerServer Peer { get; }

    /// <summary>What the database says, read past the gate.</summary>
    public Ledger Ledger { get; }

    /// <summary>Sends updates to a random process, as often as it takes.</summary>
    public Sender Telegram { get; }

    /// <summary>Between the processes and the database.</summary>
    public TcpGate Gate => field ?? throw new InvalidOperationException("It was opened without a gate.");

    public IReadOnlyList<ServiceProcess> Processes => processes;

    /// <summary>Between one process and the database.</summary>
    public TcpGate GateOf(ServiceProcess process) => gates[processes.IndexOf(process)];

    /// <summary>The only process.</summary>
    public ServiceProcess Process => Assert.Single(processes);

    /// <summary>What the processes logged of requests that ended in an exception that nobody expected, a line each, cause included.</summary>
    public IEnumerable<string> FailedRequests =>
        processes.SelectMany(process => process.Output).Where(line => line.Contains("A request failed", StringComparison.Ordinal));

    private string DirectConnectionString => Options.ConnectionString ?? database!.ConnectionString;

    public static async Task<ShopUnderTest> OpenAsync(ShopOptions? options = null)
    {
        options ??= new ShopOptions();
        var database = options.ConnectionString is null ? new TestPostgres() : null;
        if (database is not null)
            await database.InitializeAsync();
        var shop = new ShopUnderTest(options, database, await TelegramPeerServer.Start(options.Peer));
        try
        {
            // One after another would cost each one's start; all at once also tries the upgrade's lock.
            shop.processes.AddRange(await Task.WhenAll(Enumerable.Range(0, options.Processes).Select(shop.StartAsync)));
            return shop;
        }
        catch
        {
            await shop.DisposeAsync();
            throw;
        }
    }

    public Customer NewCustomer() => new(this);

    /// <summary>While it exists, the answers of this process do not end.</summary>
    public string HoldFile(int process = 0) => folder.File($"hold-{process}");

    /// <summary>From the moment at which it exists the clocks that are wrong are twice as wrong.</summary>
    public string ClockFile => folder.File("clock");

    /// <summary>Waits until nothing is left that could still lead to an answer.</summary>
    public Task UntilQuiet(TimeSpan? within = null) =>
        Eventually.Until(Ledger.IsQuietAsync, within ?? Patience.Long, "nothing waits, runs or is to be sent");

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
            await process.DisposeAsync();
        await Peer.DisposeAsync();
        if (Options.Gated)
            await Gate.DisposeAsync();
        foreach (var gate in gates)
            await gate.DisposeAsync();
        await Ledger.DisposeAsync();
        Telegram.Dispose();
        if (database is not null)
            await database.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>How to start another program of the same shop, one without HTTP.</summary>
    public ServiceOptions Companion(string assembly) => new()
    {
        Assembly = assembly,
        Settings = Settings(processes.Count),
        ReadyPath = null,
        ReadyWithin = Patience.Start,
    };

    private Task<ServiceProcess> StartAsync(int number) => ServiceProcess.StartAsync(new ServiceOptions
    {
        Assembly = Options.Echoes ? ServiceAssembly.Of("Fleet.Service") : ServiceAssembly.Api,
        Settings = Settings(number),
        ReadyWithin = Patience.Start,
    });

    private Dictionary<string, string> Settings(int number)
    {
        var settings = new Dictionary<string, string>
        {
            ["Storage:Provider"] = "postgres",
            ["Storage:ConnectionString"] = ConnectionString(number),
            ["Telegram:BotToken"] = TelegramPeerOptions.DefaultToken,
            ["Telegram:WebhookSecret"] = Secret,
            ["Telegram:ApiBaseUrl"] = Peer.BaseAddress,
            ["Telegram:MessagesPerSecond"] = Text(Options.Peer.MessagesPerSecond),
            ["Telegram:PerChatPerSecond"] = Text(Options.Peer.PerChatPerSecond),
            ["Telegram:PerChatBurst"] = Text(Options.Peer.PerChatBurst),
            ["Telegram:PerGroupPerMinute"] = Text(Options.Peer.PerGroupPerMinute),
            ["Conversation:DebounceWindow"] = Options.Window.ToString("c", CultureInfo.InvariantCulture),
            ["Conversation:MaxWait"] = Options.MaxWait.ToString("c", CultureInfo.InvariantCulture),
            ["Echo:HoldFile"] = HoldFile(number),
            ["Echo:ClockFile"] = ClockFile,
            ["Echo:ClockSkew"] = Options.ClockSkews.ElementAtOrDefault(number).ToString("c", CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in Options.Settings)
            settings[name] = value;
        return settings;
    }

    private string ConnectionString(int number) =>
        (Options.Gated ? Gate : gates.ElementAtOrDefault(number)) is { } gate
            ? new NpgsqlConnectionStringBuilder(DirectConnectionString) { Port = gate.Port }.ConnectionString
            : DirectConnectionString;

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
