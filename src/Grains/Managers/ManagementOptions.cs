namespace MirtAi.Grains.Managers;

/// <summary>Where managers reach this service, section <c>Management</c>.</summary>
public sealed class ManagementOptions
{
    public const string Section = "Management";

    /// <summary>This service's address for managers, such as <c>https://shop.example</c>; the console is below it.</summary>
    /// <value>None: what managers are told has no links.</value>
    public string? Url { get; set; }

    /// <summary>The console's page of a conversation; null without an address.</summary>
    public string? Conversation(string sessionKey) => Page($"conversation?key={Uri.EscapeDataString(sessionKey)}");

    /// <summary>A page of the console, by what follows <c>/console/</c>; null without an address.</summary>
    public string? Page(string path) => string.IsNullOrWhiteSpace(Url) ? null : $"{Url.TrimEnd('/')}/console/{path}";
}
