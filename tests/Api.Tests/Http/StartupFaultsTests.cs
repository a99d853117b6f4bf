using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MirtAi.Api.Chat;
using MirtAi.Api.Http;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Settings;

namespace MirtAi.Api.Tests.Http;

public sealed class StartupFaultsTests
{
    [Fact]
    public async Task All_faults_are_named_at_once_one_a_line()
    {
        var (code, lines) = await Run(new()
        {
            ["Admin:Token"] = "too-short-secret",
            ["Chat:ShopName"] = "",
            ["Chat:NewSessionsPerAddressPerMinute"] = "0",
        });

        Assert.Equal(1, code);
        Assert.Equal(3, lines.Length);
        Assert.Contains(
            lines, line => line.StartsWith("Admin:Token: set a random secret of at least 32 characters", StringComparison.Ordinal));
        Assert.Contains("Chat:ShopName: set the shop's name as customers know it", lines);
        Assert.Contains("Chat:NewSessionsPerAddressPerMinute: set 1 to 100000 customers a minute", lines);
        Assert.DoesNotContain(lines, line => line.Contains("too-short-secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_is_named_by_its_key()
    {
        var (code, lines) = await Run(new() { ["Chat:NewSessionsPerAddressPerMinute"] = "many", ["Admin:Token"] = "" });

        Assert.Equal(1, code);
        Assert.Contains("Chat:NewSessionsPerAddressPerMinute: set a whole number", lines);
        Assert.Contains(lines, line => line.StartsWith("Admin:Token:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_in_use_is_a_fault_of_one_line()
    {
        await using var host = await EdgeHost.Start();

        var (code, lines) = await Run(new() { ["Admin:Token"] = EdgeHost.Token }, host.Address.ToString());

        Assert.Equal(1, code);
        Assert.StartsWith("Urls: ", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_between_the_processes_is_a_fault_of_one_line()
    {
        using var errors = new StringWriter();

        var code = await StartupFaults.Run(() => throw new AddressInUseException("Address already in use"), errors);

        Assert.Equal(1, code);
        Assert.StartsWith("Orleans:SiloPort and Orleans:GatewayPort: ", errors.ToString().TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_env_file_is_a_fault_before_there_is_a_service()
    {
        using var errors = new StringWriter();

        var code = await StartupFaults.Run(() => throw new SettingsException(".env:3: write KEY=VALUE"), errors);

        Assert.Equal((1, ".env:3: write KEY=VALUE"), (code, errors.ToString().TrimEnd()));
    }

    [Fact]
    public async Task A_part_that_fails_in_the_background_ends_the_process_as_a_failure()
    {
        using var errors = new StringWriter();

        var code = await StartupFaults.Run(() =>
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            builder.Services.AddHostedService<FailingPart>();
            return builder.Build();
        }, errors);

        Assert.Equal(1, code);
    }

    private sealed class FailingPart(IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lifetime.ApplicationStarted.Register(started.SetResult);
            await started.Task;
            throw new InvalidOperationException("a fault of its own");
        }
    }

    private static async Task<(int Code, string[] Lines)> Run(Dictionary<string, string?> settings, string url = "http://127.0.0.1:0")
    {
        using var errors = new StringWriter { NewLine = "\n" };
        var code = await StartupFaults.Run(() =>
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions
            {
                EnvironmentName = "Production",
                Args = ["--hostBuilder:reloadConfigOnChange=false"],
            });
            builder.WebHost.UseUrls(url);
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Services.AddHttpEdge(builder.Configuration).AddSettings<ChatOptions>(ChatOptions.Section);
            return builder.Build();
        }, errors);
        return (code, errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
