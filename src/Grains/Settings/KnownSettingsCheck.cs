using Microsoft.Extensions.Configuration;

namespace MirtAi.Grains.Settings;

/// <summary>
/// Refuses keys that nobody reads in the sections that are known, and a section whose name nearly is a known one; and secrets that cannot
/// work, in whichever options class they are.
/// </summary>
internal sealed class KnownSettingsCheck(IConfiguration configuration, IEnumerable<KnownSettings> known) : ISettingsCheck
{
    // A shorter name resembles too much.
    private const int LeastResembling = 5;
    private const int MostResembling = 2;

    private readonly ILookup<string, KnownSettings> sections =
        known.ToLookup(settings => settings.Section, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public IEnumerable<string> Faults() => configuration.GetChildren().SelectMany(Section);

    private IEnumerable<string> Section(IConfigurationSection section)
    {
        if (sections.Contains(section.Key))
            return Below(section, [.. sections[section.Key].SelectMany(Members)]);
        var meant = sections.Select(other => other.Key).FirstOrDefault(name =>
            name.Length >= LeastResembling && NearestName.Distance(section.Key, name) <= MostResembling);
        return meant is null ? [] : section.GetChildren().Select(child => $"{child.Path} is unknown; did you mean {meant}:{child.Key}?");
    }

    private static IEnumerable<(string Name, Type? Type)> Members(KnownSettings settings) =>
        settings.Names.Select(name => (name, (Type?)null))
            .Concat(settings.Options is { } options ? SettingsShape.Members(options).Select(member => (member.Name, (Type?)member.Type)) : []);

    private static IEnumerable<string> Below(IConfigurationSection section, IReadOnlyList<(string Name, Type? Type)> members)
    {
        foreach (var child in section.GetChildren().Where(child => child.Exists()))
        {
            var matching = members.Where(member => member.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)).ToList();
            var faults = matching.Count == 0
                ? [Unknown(child, section.Path, members)]
                : matching[0].Type is { } type ? Member(child, matching[0].Name, type) : [];
            foreach (var fault in faults)
                yield return fault;
        }
    }

    private static IEnumerable<string> Member(IConfigurationSection section, string name, Type type) =>
        SettingsShape.IsOpen(type) ? []
        : SettingsShape.Item(type) is { } item
            ? section.GetChildren().SelectMany(child => IsPlace(child.Key) ? Member(child, name, item) : [$"{child.Path} is unknown; did you mean {section.Path}:0?"])
        : !SettingsShape.IsValue(type) ? Below(section, [.. SettingsShape.Members(type).Select(member => (member.Name, (Type?)member.Type))])
        : section.GetChildren().Any() ? [$"{section.Path} has one value, nothing is read from below it"]
        : type == typeof(string) && Secret.IsNamed(name) && section.Value is { } value && Secret.Fault(value) is { } fault ? [$"{section.Path}: {fault}"]
        : [];

    private static string Unknown(IConfigurationSection child, string section, IReadOnlyList<(string Name, Type? Type)> members) =>
        NearestName.Of(child.Key, members.Select(member => member.Name)) is { } meant
            ? $"{child.Path} is unknown; did you mean {section}:{meant}?"
            : $"{child.Path} is unknown; README.md lists the settings of {section}";

    private static bool IsPlace(string key) => key.All(char.IsAsciiDigit);
}
