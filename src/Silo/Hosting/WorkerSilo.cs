using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MirtAi.Silo.Settings;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Telemetry;

namespace MirtAi.Silo.Hosting;

/// <summary>
/// Hosts a silo by itself. Exit codes: 0 stopped, 1 a setting is wrong or a part failed, 2 it has nothing to do here. Faults are one line
/// each.
/// </summary>
internal static class WorkerSilo
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int WrongUse = 2;

    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(25);

    /// <summary>Runs until the process is told to stop; says <c>ready</c> once it has joined the fleet.</summary>
    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        SettingsFaults.Guard(() => RunToEnd(args, output, errors), Failed, errors);

    private static async Task<int> RunToEnd(string[] args, TextWriter output, TextWriter errors)
    {
        using var host = Build(args);
        SettingsFaults.Check(host.Services);
        if (host.Services.GetRequiredService<IDatabase>().Provider != StorageProvider.Postgres)
        {
            await errors.WriteLineAsync("Storage:Provider: set it to postgres, a worker silo shares its database with the API");
            return WrongUse;
        }
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => output.WriteLine("ready"));
        await host.StartWhole();
        await host.WaitForShutdownAsync();
        return host.HasFailed() ? Failed : Done;
    }

    private static IHost Build(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args.WithHostDefaults());
        builder.Configuration.AddDefaults();
        builder.Configuration.IgnoreEmpty();
        builder.Logging.AddMaskedConsole(builder.Environment);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddSilo(builder.Configuration);
        builder.Services.AddTelemetry(builder.Configuration);
        return builder.Build();
    }
}
