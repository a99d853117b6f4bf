using System.ComponentModel.DataAnnotations;

namespace MirtAi.Silo.Catalog;

/// <summary>Where the shop's files lie. Section <c>Data</c>.</summary>
public sealed class DataOptions
{
    public const string Section = "Data";

    /// <value>
    /// The folder with <c>catalog/</c> and <c>texts/</c>: absolute, or relative to the content root, else to the application. Default:
    /// data.
    /// </value>
    [Required]
    public string Root { get; set; } = "data";

    /// <summary>The folder below the root, as an absolute path.</summary>
    public string Folder(string name, string contentRoot)
    {
        var inContent = Path.GetFullPath(Path.Combine(contentRoot, Root, name));
        return Directory.Exists(inContent) ? inContent : Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, Root, name));
    }
}
