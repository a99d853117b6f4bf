namespace MirtAi.Testing;

/// <summary>The environment of a service under test: ours without any settings, and those of the test.</summary>
internal static class ServiceEnvironment
{
    internal static IReadOnlyDictionary<string, string?> For(ServiceOptions options, int port, int siloPort, TempFolder folder)
    {
        var environment =
            Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsSetting).ToDictionary(name => name, _ => (string?)null);
        environment["ASPNETCORE_ENVIRONMENT"] = options.Environment;
        environment["Urls"] = $"http://127.0.0.1:{port}";
        environment["Orleans__SiloPort"] = $"{siloPort}";
        // It takes a third of the time of a start.
        environment["Orleans__Dashboard"] = "false";
        // On a machine that has much to do a process may stand still for seconds. By default the others take it for dead then, and it ends.
        environment["Orleans__ProbeTimeout"] = "00:00:02";
        environment["Admin__Token"] = ServiceProcess.AdminToken;
        if (!options.Settings.ContainsKey("Storage:ConnectionString"))
            environment["Storage__ConnectionString"] = $"Data Source={folder.File("mirt.db")}";
        foreach (var (name, value) in options.Settings)
            environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return environment;
    }

    private static bool IsSetting(string name) =>
        name.Contains("__", StringComparison.Ordinal)
        || name.Equals("Urls", StringComparison.OrdinalIgnoreCase)
        || name == "ASPNETCORE_URLS";
}
