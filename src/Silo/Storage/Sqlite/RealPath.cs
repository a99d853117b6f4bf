namespace MirtAi.Silo.Storage.Sqlite;

/// <summary>Paths without symbolic links, so that one file has one name, and its log and lock are beside it.</summary>
internal static class RealPath
{
    /// <summary>The path with every link in it followed; what does not exist yet is left as it is.</summary>
    /// <exception cref="IOException">Links lead in a circle.</exception>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder)
            return full;
        var name = Path.Combine(Of(folder), Path.GetFileName(full));
        return new FileInfo(name).LinkTarget is null ? name : Of(File.ResolveLinkTarget(name, returnFinalTarget: true)!.FullName);
    }
}
