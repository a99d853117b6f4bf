using MirtAi.Silo.Hosting;
using MirtAi.Silo.Settings;

namespace MirtAi.Api.Http;

/// <summary>
/// Starts the service, or says what is wrong with its configuration: all faults at once, each in one line of standard error, exit
/// code 1, no stack trace.
/// </summary>
internal static class StartupFaults
{
    private const int Done = 0;
    private const int Failed = 1;

    /// <summary>
    /// Builds the service, checks its configuration, and runs it until it is stopped, or until a part of it fails. Returns the exit code.
    /// </summary>
    public static Task<int> Run(Func<WebApplication> build, TextWriter errors) => SettingsFaults.Guard(
        async () =>
        {
            await using var app = build();
            SettingsFaults.Check(app.Services);
            await app.StartWhole();
            await app.WaitForShutdownAsync();
            return app.HasFailed() ? Failed : Done;
        },
        Failed,
        errors);
}
