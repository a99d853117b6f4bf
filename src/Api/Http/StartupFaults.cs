using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using MirtAi.Catalog;
using MirtAi.Durability;
using MirtAi.LanguageModels;
using MirtAi.Storage;
using MirtAi.Storage.Sqlite;

namespace MirtAi.Api.Http;

/// <summary>
/// Starts the service, or says what is wrong with its configuration: all faults at once, each in one line of standard error, exit
/// code 1, no stack trace.
/// </summary>
internal static class StartupFaults
{
    private const int Done = 0;
    private const int Failed = 1;

    /// <summary>Builds the service, checks its configuration, and runs it until it is stopped. Returns the exit code.</summary>
    public static async Task<int> Run(Func<WebApplication> build, TextWriter errors)
    {
        try
        {
            await using var app = build();
            if (Collect(app.Services) is { Count: > 0 } faults)
                return Print(faults, errors);
            await Start(app);
            await app.WaitForShutdownAsync();
            return Done;
        }
        catch (Exception exception) when (FaultsOf(exception) is { Count: > 0 } faults)
        {
            return Print(faults, errors);
        }
    }

    /// <summary>Runs a piece of work; null, and the faults are printed, if the configuration is wrong.</summary>
    public static async Task<T?> Guard<T>(Func<Task<T>> work, TextWriter errors)
        where T : class
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (FaultsOf(exception) is { Count: > 0 } faults)
        {
            Print(faults, errors);
            return null;
        }
    }

    /// <summary>What every registered <see cref="ISettingsCheck"/> finds.</summary>
    public static IReadOnlyList<string> Collect(IServiceProvider services) =>
        [.. services.GetServices<ISettingsCheck>().SelectMany(check => check.Faults()).Distinct(StringComparer.Ordinal)];

    /// <summary>What had started before the fault is stopped in order, as at every other end.</summary>
    private static async Task Start(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.StopAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private static int Print(IReadOnlyList<string> faults, TextWriter errors)
    {
        foreach (var fault in faults)
            errors.WriteLine(fault.ReplaceLineEndings(" "));
        return Failed;
    }

    private static IReadOnlyList<string> FaultsOf(Exception exception) => exception switch
    {
        CatalogException catalog => catalog.Faults,
        TextsException texts => texts.Faults,
        SettingsException settings => settings.Faults,
        OptionsValidationException options => [.. options.Failures],
        AggregateException several => [.. several.InnerExceptions.SelectMany(FaultsOf)],
        InvalidOperationException binding when BindingFault.Describe(binding) is { } fault => [fault],
        DatabaseInUseException inUse => [inUse.Message],
        SchemaTooNewException or SchemaDivergedException => [$"Storage:ConnectionString: {exception.Message}"],
        StorageUnavailableException or DbException => [$"Storage:ConnectionString: set where a database answers. {exception.Message}"],
        IOException { InnerException: AddressInUseException } inUse => [$"Urls: choose another address. {inUse.Message}"],
        SocketException { SocketErrorCode: SocketError.AccessDenied or SocketError.AddressNotAvailable } =>
            [$"Urls: choose another address. {exception.Message}"],
        // HTTP's is wrapped, the silo's is not.
        AddressInUseException inUse => [$"Orleans:SiloPort and Orleans:GatewayPort: choose ports that are free. {inUse.Message}"],
        _ => [],
    };
}
