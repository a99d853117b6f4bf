using System.Security.Cryptography;

namespace MirtAi.Cluster.Fleet;

/// <summary>The settings that make several processes one service: one database, one token, a port each.</summary>
internal sealed class FleetSettings(string connectionString)
{
    private const string Token = "Admin__Token";

    /// <summary>The token that we made because nobody set one, or null.</summary>
    internal string? MadeToken { get; } = Needed() ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) : null;

    /// <summary>The connection string of PostgreSQL that the environment sets, or null.</summary>
    internal static string? ConnectionString
    {
        get
        {
            var value = Environment.GetEnvironmentVariable("Storage__ConnectionString");
            // That of SQLite, which is good for one process only, may stand in the same .env.
            return string.IsNullOrEmpty(value) || value.Contains("Data Source", StringComparison.OrdinalIgnoreCase) ? null : value;
        }
    }

    internal IReadOnlyDictionary<string, string?> For(int port)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Urls"] = $"http://127.0.0.1:{port}",
            // The other name of the same setting would win over it.
            ["ASPNETCORE_URLS"] = null,
            ["Storage__Provider"] = "postgres",
            ["Storage__ConnectionString"] = connectionString,
        };
        if (MadeToken is { } token)
            settings[Token] = token;
        return settings;
    }

    // Elsewhere a service without a token refuses to start, and says so itself.
    private static bool Needed() =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Token))
        && Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") == "Development";
}
