using System.Xml.Linq;

namespace MirtAi.Architecture.Tests;

/// <summary>The checkout that these tests were built from: its projects and sources, by paths relative to its root.</summary>
internal static class Repository
{
    private static readonly string[] Generated = ["bin", "obj", "artifacts"];

    /// <summary>Where MirtAi.sln is.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every source of <paramref name="folders"/>.</summary>
    public static IEnumerable<string> Sources(params string[] folders) => Files("*.cs", folders);

    /// <summary>Every project of <paramref name="folders"/>.</summary>
    public static IEnumerable<string> Projects(params string[] folders) => Files("*.csproj", folders);

    /// <summary>Every folder below <paramref name="folders"/>.</summary>
    public static IEnumerable<string> Folders(params string[] folders) =>
        Existing(folders)
            .SelectMany(folder => Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories))
            .Select(Relative)
            .Where(IsOurs);

    /// <summary>The lines of a file.</summary>
    public static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    /// <summary>The project that a source belongs to: the nearest folder above it that holds one.</summary>
    public static string ProjectOf(string source)
    {
        for (var folder = Path.GetDirectoryName(source); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            if (Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj").FirstOrDefault() is { } project)
                return Relative(project);
        }

        throw new InvalidOperationException($"{source} belongs to no project.");
    }

    /// <summary>The name of what a project builds.</summary>
    public static string AssemblyOf(string project) =>
        Parsed(project).Descendants("AssemblyName").SingleOrDefault()?.Value ?? Path.GetFileNameWithoutExtension(project);

    /// <summary>The projects that a project refers to.</summary>
    public static IEnumerable<string> ReferencesOf(string project) =>
        from reference in Parsed(project).Descendants("ProjectReference")
        let path = reference.Attribute("Include")!.Value.Replace('\\', '/')
        select Relative(Path.GetFullPath(Path.Combine(Root, Path.GetDirectoryName(project)!, path)));

    private static XDocument Parsed(string project) => XDocument.Load(Path.Combine(Root, project));

    private static IEnumerable<string> Files(string pattern, string[] folders) =>
        Existing(folders)
            .SelectMany(folder => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
            .Select(Relative)
            .Where(IsOurs);

    private static IEnumerable<string> Existing(string[] folders) =>
        folders.Select(folder => Path.Combine(Root, folder)).Where(Directory.Exists);

    private static bool IsOurs(string path) => !path.Split('/').Intersect(Generated).Any();

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MirtAi.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("There is no MirtAi.sln above these tests.");
    }
}
