using MirtAi.Grains.Settings;

namespace MirtAi.Api.Http;

/// <summary>Looks at the addresses to listen on, which the server itself refuses with a stack trace.</summary>
internal sealed class UrlsCheck(IConfiguration configuration) : ISettingsCheck
{
    public IEnumerable<string> Faults() =>
        from url in (configuration[WebHostDefaults.ServerUrlsKey] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        where !IsUsable(url)
        select $"Urls: set http://HOST:PORT, several separated by semicolons; it cannot listen on {url}";

    private static bool IsUsable(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && address.PathBase.Length == 0 && address.Port is >= 0 and <= ushort.MaxValue;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
