using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Catalog;
using MirtAi.Silo.LanguageModels;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Sqlite;

namespace MirtAi.Silo.Settings;

/// <summary>What is wrong with a process's configuration, in lines that say which setting to change.</summary>
internal static class SettingsFaults
{
    /// <summary>What every registered <see cref="ISettingsCheck"/> finds.</summary>
    public static IReadOnlyList<string> Collect(IServiceProvider services) =>
        [.. services.GetServices<ISettingsCheck>().SelectMany(check => check.Faults()).Distinct(StringComparer.Ordinal)];

    /// <exception cref="SettingsException">Some settings are wrong; all are named.</exception>
    public static void Check(IServiceProvider services)
    {
        if (Collect(services) is { Count: > 0 } faults)
            throw new SettingsException(faults);
    }

    /// <summary>
    /// Does a piece of work; if the configuration is wrong, its faults are printed, a line each, and <paramref name="failed"/> comes back.
    /// </summary>
    public static async Task<T> Guard<T>(Func<Task<T>> work, T failed, TextWriter errors)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (Of(exception) is { Count: > 0 } faults)
        {
            foreach (var fault in faults)
                errors.WriteLine(fault.ReplaceLineEndings(" "));
            return failed;
        }
    }

    /// <summary>The faults behind what stopped a start; none if it was something else, which then deserves its stack trace.</summary>
    private static IReadOnlyList<string> Of(Exception exception) => exception switch
    {
        CatalogException catalog => catalog.Faults,
        TextsException texts => texts.Faults,
        SettingsException settings => settings.Faults,
        OptionsValidationException options => [.. options.Failures],
        AggregateException several => [.. several.InnerExceptions.SelectMany(Of)],
        InvalidOperationException binding when BindingFault.Describe(binding) is { } fault => [fault],
        DatabaseInUseException or DatabaseFileException => [exception.Message],
        SchemaTooNewException or SchemaDivergedException => [$"Storage:ConnectionString: {exception.Message}"],
        StorageUnavailableException or DbException =>
            [$"Storage:ConnectionString: {StorageFaults.Reason(exception) ?? "set where a database answers"}. {exception.Message}"],
        IOException { InnerException: AddressInUseException } inUse => [$"Urls: choose another address. {inUse.Message}"],
        SocketException { SocketErrorCode: SocketError.AccessDenied or SocketError.AddressNotAvailable } =>
            [$"Urls: choose another address. {exception.Message}"],
        // HTTP's is wrapped, the silo's is not.
        AddressInUseException inUse => [$"Orleans:SiloPort and Orleans:GatewayPort: choose ports that are free. {inUse.Message}"],
        _ => [],
    };
}
