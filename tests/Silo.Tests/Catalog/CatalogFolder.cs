namespace MirtAi.Silo.Tests.Catalog;

/// <summary>A copy of the shipped catalogue's folder, to change.</summary>
internal sealed class CatalogFolder : IDisposable
{
    public CatalogFolder()
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "photos"));
        foreach (var file in Directory.GetFiles(Shop.CatalogFolder, "*", SearchOption.AllDirectories))
            File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(Shop.CatalogFolder, file)));
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("catalog").FullName;

    public void Replace(string file, string old, string replacement)
    {
        var path = System.IO.Path.Combine(Path, file);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(file, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public void Write(string file, string text) => File.WriteAllText(InFolder(file), text);

    public void Move(string file, string to) => File.Move(System.IO.Path.Combine(Path, file), InFolder(to));

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private string InFolder(string file)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }
}
