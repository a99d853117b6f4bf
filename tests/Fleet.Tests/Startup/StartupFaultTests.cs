using System.Globalization;
using MirtAi.Cluster.Processes;

namespace MirtAi.Fleet.Tests.Startup;

/// <summary>A start that cannot succeed says in one line for each fault what to set, and ends with 1.</summary>
public sealed class StartupFaultTests
{
    [Fact]
    public async Task Every_missing_setting_is_a_line_and_the_exit_code_is_1()
    {
        var (exitCode, lines) = await RunAsync(new()
        {
            ["Admin:Token"] = "",
            ["Storage:Provider"] = "postgres",
            ["Storage:ConnectionString"] = "",
            ["Telegram:BotToken"] = "7000000001:invented",
            ["Telegram:Mode"] = "webhook",
            ["Conversation:DebounceWindow"] = "soon",
        });

        Assert.Equal(1, exitCode);
        Assert.Collection(
            lines.Order(StringComparer.Ordinal),
            line => Assert.StartsWith("Admin:Token", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Conversation:DebounceWindow", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Storage:ConnectionString", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Telegram:WebhookSecret", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_storage_that_does_not_exist_is_a_line_beside_the_other_faults()
    {
        var (exitCode, lines) = await RunAsync(new()
        {
            ["Storage:Provider"] = "clay-tablets",
            ["Admin:Token"] = "",
            ["FollowUps:Enabled"] = "maybe",
            ["MessagingWindows:Web"] = "00:00:01",
            ["Search:LeastSimilarity"] = "7",
            ["Shutdown:Delay"] = "a while",
            ["Telegram:ManagerChatId"] = "the managers",
        });

        Assert.Equal(1, exitCode);
        Assert.Collection(
            lines.Order(StringComparer.Ordinal),
            line => Assert.StartsWith("Admin:Token: ", line, StringComparison.Ordinal),
            line => Assert.Equal("FollowUps:Enabled: set true or false", line),
            line => Assert.StartsWith("MessagingWindows:Web: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Search:LeastSimilarity: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Shutdown:Delay: set a length of time such as 00:00:05", line, StringComparison.Ordinal),
            line => Assert.Equal("Storage:Provider: set sqlite or postgres", line),
            line => Assert.Equal("Telegram:ManagerChatId: set a whole number", line));
    }

    [Theory]
    [InlineData("sqlite", "garbage")]
    [InlineData("sqlite", "Data Source=mirt.db;Secret=part")]
    [InlineData("postgres", "Host=db;Password=half;secret")]
    [InlineData("postgres", "Host=db;Port=many")]
    public async Task A_connection_string_that_cannot_be_read_is_one_line_which_tells_nothing_of_it(
        string provider, string connectionString)
    {
        var (exitCode, lines) = await RunAsync(new() { ["Storage:Provider"] = provider, ["Storage:ConnectionString"] = connectionString });

        Assert.Equal(1, exitCode);
        Assert.StartsWith("Storage:ConnectionString: cannot be read; set NAME=VALUE pairs", Assert.Single(lines), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", lines.Single(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("ftp://127.0.0.1:8080")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://127.0.0.1:0/path")]
    [InlineData("http://192.0.2.1:8080")]
    public async Task An_address_that_nobody_can_listen_on_is_one_line(string address)
    {
        var (exitCode, lines) = await ServiceProcess.RunAsync(new()
        {
            Environment = "Production",
            Arguments = ["--Urls", address],
        });

        Assert.Equal(1, exitCode);
        Assert.StartsWith("Urls: ", Fault(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_level_of_the_log_that_does_not_exist_is_one_line()
    {
        var (exitCode, lines) = await RunAsync(new() { ["Logging:LogLevel:Default"] = "Loud" });

        Assert.Equal(1, exitCode);
        Assert.StartsWith("Logging:LogLevel:Default: set Trace, Debug, Information", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_one_line()
    {
        var (exitCode, lines) = await RunAsync(new()
        {
            ["Storage:Provider"] = "postgres",
            ["Storage:ConnectionString"] =
                $"Host=127.0.0.1;Port={FreePort.Next()};Username=mirt;Password=secret-of-the-database;Database=mirt",
        });

        Assert.Equal(1, exitCode);
        Assert.StartsWith("Storage:ConnectionString: ", Fault(lines), StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Contains("secret-of-the-database", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_line()
    {
        await using var first = await ServiceProcess.StartAsync(new());

        var (exitCode, lines) = await ServiceProcess.RunAsync(new() { Port = first.Port, Environment = "Production" });

        Assert.Equal(1, exitCode);
        Assert.StartsWith("Urls: ", Fault(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_refuses_and_the_first_goes_on()
    {
        using var folder = new TempFolder();
        var settings = new Dictionary<string, string> { ["Storage:ConnectionString"] = $"Data Source={folder.File("mirt.db")}" };
        await using var first = await ServiceProcess.StartAsync(new() { Settings = settings });

        var (exitCode, lines) = await RunAsync(settings);

        Assert.Equal(1, exitCode);
        Assert.Contains("mirt.db", Fault(lines), StringComparison.Ordinal);
        using var ready = await first.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        Assert.True(ready.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("{0}", "name a file in it")]
    [InlineData("{0}/text.db", "is no SQLite database")]
    [InlineData("{0}/text.db/mirt.db", "make the folder")]
    [InlineData("/sys/mirt.db", "write access")]
    [InlineData(":memory:", "name a file")]
    public async Task A_file_that_cannot_be_the_database_is_one_line_which_says_what_to_do(string path, string advice)
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("text.db"), new string('x', 10_000), TestContext.Current.CancellationToken);

        var (exitCode, lines) = await RunAsync(new()
        {
            ["Storage:ConnectionString"] = $"Data Source={string.Format(CultureInfo.InvariantCulture, path, folder.Path)}",
        });

        Assert.Equal(1, exitCode);
        Assert.StartsWith("Storage:ConnectionString: ", Fault(lines), StringComparison.Ordinal);
        Assert.Contains(advice, Fault(lines), StringComparison.Ordinal);
    }

    /// <summary>Each finds silo ports of its own.</summary>
    [Fact]
    public async Task Two_processes_on_two_files_live_side_by_side()
    {
        var settings = new Dictionary<string, string> { ["Orleans:SiloPort"] = "", ["Orleans:GatewayPort"] = "" };
        await using var first = await ServiceProcess.StartAsync(new() { Settings = settings });
        await using var second = await ServiceProcess.StartAsync(new() { Settings = settings });

        foreach (var process in (ServiceProcess[])[first, second])
        {
            using var ready = await process.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
            Assert.True(ready.IsSuccessStatusCode);
            Assert.True(process.IsRunning);
        }
    }

    /// <summary>The one line that tells of a fault, be it a record of the log; an exception's stack would be more than one.</summary>
    private static string Fault(IEnumerable<string> lines) => Assert.Single(lines, line =>
        !line.StartsWith('{')
        || line.Contains("\"level\":\"Error\"", StringComparison.Ordinal)
        || line.Contains("\"level\":\"Critical\"", StringComparison.Ordinal));

    private static Task<(int ExitCode, IReadOnlyCollection<string> Output)> RunAsync(Dictionary<string, string> settings) =>
        ServiceProcess.RunAsync(new() { Environment = "Production", Settings = settings });
}
