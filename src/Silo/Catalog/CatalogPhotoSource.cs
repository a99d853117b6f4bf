using MirtAi.Grains.Photos;

namespace MirtAi.Silo.Catalog;

/// <summary>Opens photos of the catalogue: files of one folder, and nothing beyond it.</summary>
internal sealed class CatalogPhotoSource(string folder) : IPhotoSource
{
    private const int MaxNameLength = 200;

    public string Scheme => "catalog";

    public async Task<Photo?> Open(string reference, CancellationToken cancellationToken)
    {
        if (PathOf(folder, reference) is not { } path || new FileInfo(path) is not { Exists: true, Length: <= Photo.MaxBytes })
            return null;

        try
        {
            var content = await File.ReadAllBytesAsync(path, cancellationToken);
            return Photo.ContentTypeOf(content) is { } type ? new Photo(content, type) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Removed meanwhile, or not for this service's user: there is no such photo.
            return null;
        }
    }

    /// <summary>The file that a reference names, or null if it is no plain file name.</summary>
    internal static string? PathOf(string folder, string reference)
    {
        if (!reference.StartsWith(CatalogLoader.PhotoScheme, StringComparison.Ordinal))
            return null;

        var name = reference[CatalogLoader.PhotoScheme.Length..];
        var isPlain = name.Length is > 0 and <= MaxNameLength
            && name[0] != '.'
            && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');
        return isPlain ? Path.Combine(folder, name) : null;
    }
}
