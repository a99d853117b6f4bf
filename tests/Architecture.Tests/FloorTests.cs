using System.Reflection;
using System.Text.RegularExpressions;

namespace MirtAi.Architecture.Tests;

/// <summary>The folders of <c>src/Grains</c> are floors, one above the other: code of a floor knows its own and those below it.</summary>
public sealed partial class FloorTests
{
    private const string Folder = "src/Grains", Space = "MirtAi.Grains";

    /// <summary>
    /// The lowest first. A commit holds transcript lines and outbox entries, whoever commits: durability stands on messages.
    /// </summary>
    private static readonly string[] Floors =
    [
        "Settings", "Placement", "Language", "Messages", "Durability", "Audit", "Telemetry", "Accounts", "Catalog", "Documents",
        "Photos", "Files", "LanguageModels", "Customers", "Orders", "Payments", "Escalations", "Conversations", "Understanding", "Sale",
        "Answers", "Comments", "Sessions", "Managers", "Broadcasts", "Subscriptions", "Deduplication",
    ];

    private static readonly Type[] Types = Assembly.Load(Space).GetTypes();

    private static readonly ILookup<string, string> FloorsByName = Types
        .Where(type => !type.IsNested && FloorOf(type.Namespace) is not null)
        .ToLookup(type => type.Name.Split('`')[0], type => FloorOf(type.Namespace)!);

    [Fact]
    public void Every_folder_of_the_grains_is_a_floor()
    {
        var folders = Repository.Sources(Folder).Select(source => source.Split('/')[2]).Distinct();

        Assert.Equal(Floors.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    /// <summary>What the compiler made of the sources: no name, however it is written, hides from it.</summary>
    [Fact]
    public void Compiled_code_uses_no_floor_above_its_own()
    {
        var upward =
            from type in Types
            let floor = FloorOf(type.Namespace)
            where floor is not null
            from used in TypeReferences.Of(type)
            where used.Assembly == type.Assembly && IsAbove(FloorOf(used.Namespace), floor)
            select $"{floor}.{Outer(type).Name} -> {FloorOf(used.Namespace)}.{Outer(used).Name}";

        KnownViolations.AssertOnly(Rule.Floors, upward.Distinct());
    }

    /// <summary>Constants leave no trace in compiled code, and documentation none at all: their names are found in the sources.</summary>
    [Fact]
    public void Sources_name_no_floor_above_their_own()
    {
        var upward =
            from source in Repository.Sources(Folder)
            let floor = source.Split('/')[2]
            where Floors.Contains(floor)
            from line in Repository.Lines(source)
            from name in Named(line)
            where IsAbove(name, floor)
            select $"{source}: {name}";

        KnownViolations.AssertOnly(Rule.FloorNames, upward.Distinct());
    }

    private static IEnumerable<string> Named(string line) => UsedNamespace().Match(line) is { Success: true } used
        ? [used.Groups["floor"].Value]
        : QualifiedName().Matches(line)
            .Where(match => FloorsByName[match.Groups["type"].Value].Contains(match.Groups["floor"].Value))
            .Select(match => match.Groups["floor"].Value);

    private static bool IsAbove(string? floor, string? other) => Array.IndexOf(Floors, floor) > Array.IndexOf(Floors, other);

    private static string? FloorOf(string? space) => space?.StartsWith(Space + ".", StringComparison.Ordinal) == true
        ? Floors.FirstOrDefault(floor => floor == space.Split('.')[2])
        : null;

    private static Type Outer(Type type) => type.DeclaringType is { } outer ? Outer(outer) : type;

    [GeneratedRegex(@"^using (?:static |\w+ = )?MirtAi\.Grains\.(?<floor>\w+)")]
    private static partial Regex UsedNamespace();

    [GeneratedRegex(@"(?<![\w.])(?:(?:MirtAi\.)?Grains\.)?(?<floor>[A-Z]\w*)\.(?:\w+\.)*?(?<type>[A-Z]\w*)")]
    private static partial Regex QualifiedName();
}
