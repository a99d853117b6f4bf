namespace MirtAi.Silo.Settings;

/// <summary>The service cannot start with this configuration.</summary>
internal sealed class SettingsException(params IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>One line for each fault: <c>Key: what to set</c>.</summary>
    public IReadOnlyList<string> Faults => faults;
}
