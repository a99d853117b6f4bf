namespace MirtAi.Grains.Settings;

/// <summary>Looks at a part of the configuration before the service starts.</summary>
public interface ISettingsCheck
{
    /// <summary>One line for each fault: <c>Key: what to set</c>. Never the value of a secret.</summary>
    IEnumerable<string> Faults();
}
