namespace MirtAi.Testing;

/// <summary>Where this build's programs are, seen from the running tests: all projects share one output folder.</summary>
public static class ServiceAssembly
{
    /// <summary>The service itself.</summary>
    public static string Api { get; } = Of("Api");

    /// <summary>The repository's root, with <c>mirt</c>, <c>sql</c> and <c>data</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The assembly of another project, built for the same configuration.</summary>
    public static string Of(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, $"MirtAi.{project}.dll");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "MirtAi.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the repository.");
    }
}
