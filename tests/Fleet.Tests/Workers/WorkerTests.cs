using MirtAi.Cluster.Processes;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Workers;

/// <summary>A silo without HTTP. Only the engine that has them builds these.</summary>
public sealed class WorkerTests
{
    private static readonly string Worker = ServiceAssembly.Of("Silo");

    [PostgresFact]
    public async Task A_worker_answers_what_a_killed_process_took_in_and_ends_when_it_is_told()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Echoes = false, Window = TimeSpan.FromSeconds(3) });
        await using var worker = await ServiceProcess.StartAsync(shop.Companion(Worker));
        var customer = shop.NewCustomer();
        await customer.SaysAsync("Добрий день");

        await shop.Process.KillAsync();
        await customer.UntilAnswered();
        await shop.UntilQuiet();

        Assert.Equal(0, await worker.StopAsync());
        Assert.Distinct(customer.Sees.Select(message => message.Text));
    }

    [PostgresFact]
    public async Task The_port_of_another_process_is_refused_and_that_process_goes_on()
    {
        await using var shop = await ShopUnderTest.OpenAsync();

        var (exitCode, lines) = await ServiceProcess.RunAsync(shop.Companion(Worker) with { SiloPort = shop.Process.SiloPort });

        Assert.Equal(1, exitCode);
        Assert.StartsWith("Orleans:SiloPort: ", Assert.Single(lines, line => !line.StartsWith('{')), StringComparison.Ordinal);
        var customer = shop.NewCustomer();
        await customer.SaysAsync("hello");
        await customer.UntilAnswered();
        Assert.True(shop.Process.IsRunning);
    }

    /// <summary>Two machines of a fleet whose processes both kept the default address of a single machine.</summary>
    [PostgresFact]
    public async Task The_address_of_a_process_on_another_machine_is_refused()
    {
        await using var shop = await ShopUnderTest.OpenAsync();
        var companion = shop.Companion(Worker) with { SiloPort = FreePort.Next() };
        await shop.Ledger.ExecuteAsync(
            $"""
            insert into OrleansMembershipTable
                (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
            values ('mirtai', '127.0.0.1', {companion.SiloPort}, 1, 'silo', 'another-machine', 3, 0, now(), now() + interval '1 minute')
            """);

        var (exitCode, lines) = await ServiceProcess.RunAsync(companion);

        Assert.Equal(1, exitCode);
        Assert.StartsWith(
            "Orleans:AdvertisedAddress: a process on another-machine is known as 127.0.0.1:",
            Assert.Single(lines, line => !line.StartsWith('{')),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        var (exitCode, lines) = await Start(new()
        {
            ["Storage:Provider"] = "postgres",
            ["Storage:ConnectionString"] = "",
            ["Orleans:AdvertisedAddress"] = "nowhere.invalid",
            ["Orleans:MaxMailbox"] = "many",
            ["Conversation:DebounceWindow"] = "soon",
        });

        Assert.Equal(1, exitCode);
        Assert.Collection(
            lines.Order(StringComparer.Ordinal),
            line => Assert.StartsWith("Conversation:DebounceWindow: set a length of time", line, StringComparison.Ordinal),
            line => Assert.Equal("Orleans:MaxMailbox: set a whole number", line),
            line => Assert.StartsWith("Storage:ConnectionString: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_leads_nowhere_is_one_line()
    {
        var (exitCode, lines) = await Start(new()
        {
            ["Storage:Provider"] = "postgres",
            ["Storage:ConnectionString"] = "Host=127.0.0.1;Database=mirt",
            ["Orleans:AdvertisedAddress"] = "nowhere.invalid",
        });

        Assert.Equal(1, exitCode);
        Assert.StartsWith("Orleans:AdvertisedAddress: ", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_one_line()
    {
        var (exitCode, lines) = await Start(new()
        {
            ["Storage:Provider"] = "postgres",
            ["Storage:ConnectionString"] =
                $"Host=127.0.0.1;Port={FreePort.Next()};Username=mirt;Password=secret-of-the-database;Database=mirt",
        });

        Assert.Equal(1, exitCode);
        Assert.StartsWith("Storage:ConnectionString: ", Assert.Single(lines, line => !line.StartsWith('{')), StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Contains("secret-of-the-database", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_worker_without_a_shared_database_has_nothing_to_do()
    {
        var (exitCode, lines) = await Start([]);

        Assert.Equal(2, exitCode);
        Assert.StartsWith("Storage:Provider: set it to postgres", Assert.Single(lines), StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, IReadOnlyCollection<string> Output)> Start(Dictionary<string, string> settings) =>
        ServiceProcess.RunAsync(new() { Assembly = Worker, Environment = "Production", Settings = settings });
}
