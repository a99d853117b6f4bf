using System.Reflection;

namespace MirtAi.Architecture.Tests;

public sealed class ProjectTests
{
    /// <summary>The projects of the service, the lowest first: each may refer to those before it.</summary>
    private static readonly string[] Layers =
    [
        "src/Grains.Interfaces/Grains.Interfaces.csproj",
        "src/Grains/Grains.csproj",
        "src/Channels/Channels.csproj",
        "src/Silo/Silo.csproj",
        "src/Api/Api.csproj",
    ];

    [Fact]
    public void Projects_of_the_service_refer_only_to_those_below_them()
    {
        var upward =
            from project in Repository.Projects("src")
            from reference in Repository.ReferencesOf(project)
            where !IsBelow(reference, project)
            select $"{project} -> {reference}";

        KnownViolations.AssertOnly(Rule.Projects, upward);
    }

    [Fact]
    public void Every_project_of_the_service_has_its_layer() =>
        KnownViolations.AssertOnly(Rule.Layers, Repository.Projects("src").Except(Layers));

    [Fact]
    public void A_namespace_is_the_assembly_and_the_folder()
    {
        var others =
            from source in Repository.Sources("src", "tools")
            let line = Repository.Lines(source).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))
            where line is not null && line != $"namespace {NamespaceOf(source)};"
            select $"{source}: {line}";

        KnownViolations.AssertOnly(Rule.Namespaces, others);
    }

    [Fact]
    public void A_namespace_belongs_to_one_assembly()
    {
        var shared =
            from project in Repository.Projects("src")
            let assembly = Assembly.Load(Repository.AssemblyOf(project))
            from type in assembly.GetTypes()
            where type.Namespace?.StartsWith("MirtAi", StringComparison.Ordinal) == true
            group assembly.GetName().Name by type.Namespace into declaring
            where declaring.Distinct().Count() > 1
            select $"{declaring.Key}: {string.Join(", ", declaring.Distinct())}";

        Assert.Empty(shared);
    }

    private static bool IsBelow(string reference, string project) =>
        Array.IndexOf(Layers, reference) is >= 0 and var below && below < Array.IndexOf(Layers, project);

    private static string NamespaceOf(string source)
    {
        var project = Repository.ProjectOf(source);
        var folders = Path.GetRelativePath(Path.GetDirectoryName(project)!, Path.GetDirectoryName(source)!).Split('/');
        return string.Join('.', folders.Where(folder => folder != ".").Prepend(Repository.AssemblyOf(project)));
    }
}
