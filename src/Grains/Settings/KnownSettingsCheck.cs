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
            return Below(section, sections[section.Key].First().Section, [.. sections[section.Key].SelectMany(Members)]);
        var meant = sections.Select(other => other.Key).FirstOrDefault(name =>
            name.Length >= LeastResembling && NearestName.Distance(section.Key, name) <= MostResembling);
        return meant is null ? [] : section.GetChildren().Select(child => $"{child.Path} is unknown; did you mean {meant}:{child.Key}?");
    }

    private static IEnumerable<Member> Members(KnownSettings settings) =>
        [.. settings.Names.Select(name => new Member(name, null)), .. settings.Options is { } options ? MembersOf(options) : []];

    private static IEnumerable<Member> MembersOf(Type type) =>
        SettingsShape.Members(type).Select(member => new Member(member.Name, member.Type));

    private static IEnumerable<string> Below(IConfigurationSection section, string path, IReadOnlyList<Member> members)
    {
        foreach (var child in section.GetChildren().Where(child => child.Exists()))
        {
            var member = members.FirstOrDefault(member => member.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            var faults = member is null ? [Unknown(child, path, members)]
                : member.Type is { } type ? Within(child, $"{path}:{member.Name}", type)
                : [];
            foreach (var fault in faults)
                yield return fault;
        }
    }

    private static IEnumerable<string> Within(IConfigurationSection section, string path, Type type) =>
        SettingsShape.IsOpen(type) ? []
        : SettingsShape.IsValue(type) ? Value(section, path, type)
        : SettingsShape.Item(type) is { } item ? section.GetChildren().SelectMany(child => Item(child, path, item))
        : Below(section, path, [.. MembersOf(type)]);

    private static IEnumerable<string> Item(IConfigurationSection child, string path, Type item) =>
        child.Key.All(char.IsAsciiDigit)
            ? Within(child, $"{path}:{child.Key}", item)
            : [$"{child.Path} is unknown; did you mean {path}:0?"];

    private static IEnumerable<string> Value(IConfigurationSection section, string path, Type type)
    {
        if (section.GetChildren().Any())
            yield return $"{path} has one value, nothing is read from below it";
        if (type == typeof(string) && Secret.IsNamed(path) && section.Value is { } value && Secret.Fault(value) is { } fault)
            yield return $"{path}: {fault}";
    }

    private static string Unknown(IConfigurationSection child, string path, IReadOnlyList<Member> members) =>
        NearestName.Of(child.Key, members.Select(member => member.Name)) is { } meant
            ? $"{child.Path} is unknown; did you mean {path}:{meant}?"
            : $"{child.Path} is unknown; README.md lists the settings of {path}";

    /// <param name="Name">The key.</param>
    /// <param name="Type">What it is bound to; null when it is not looked at.</param>
    private sealed record Member(string Name, Type? Type);
}
