using MirtAi.Hosting;
using MirtAi.Settings;

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
    public static async Task<int> Run(Func<WebApplication> build, TextWriter errors) =>
        await Guard(() => RunToEnd(build), errors) is not null ? Done : Failed;

    /// <summary>Runs a piece of work; null, and the faults are printed, if the configuration is wrong.</summary>
    public static async Task<T?> Guard<T>(Func<Task<T>> work, TextWriter errors)
        where T : class
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (SettingsFaults.Of(exception) is { Count: > 0 } faults)
        {
            SettingsFaults.Print(faults, errors);
            return null;
        }
    }

    private static async Task<WebApplication> RunToEnd(Func<WebApplication> build)
    {
        await using var app = build();
        await app.StartChecked();
        await app.WaitForShutdownAsync();
        return app;
    }
}
