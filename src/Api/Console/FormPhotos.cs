using System.Collections.Immutable;
using MirtAi.Api.Chat;
using MirtAi.Grains.Photos;

namespace MirtAi.Api.Console;

/// <summary>Reads the photos of forms.</summary>
internal static class FormPhotos
{
    /// <summary>Photos of one form at most, and bytes of its body.</summary>
    public const int MaxPhotos = ChatFormReader.MaxPhotos;

    /// <inheritdoc cref="MaxPhotos"/>
    public const long MaxBodyBytes = ChatFormReader.MaxBodyBytes;

    /// <summary>The photos of a field; a browser sends an empty file where none is chosen.</summary>
    /// <exception cref="BadHttpRequestException">There are too many, or one is too large, or is no photo.</exception>
    public static async Task<ImmutableArray<Photo>> Photos(
        this IFormCollection form, string field, CancellationToken cancellationToken)
    {
        IFormFile[] files = [.. form.Files.GetFiles(field).Where(file => file.Length > 0)];
        if (files.Length > MaxPhotos)
            throw Wrong($"{field}: send at most {MaxPhotos}.", StatusCodes.Status400BadRequest);
        var photos = ImmutableArray.CreateBuilder<Photo>(files.Length);
        foreach (var file in files)
            photos.Add(await Read(file, field, cancellationToken));
        return photos.MoveToImmutable();
    }

    private static async Task<Photo> Read(IFormFile file, string field, CancellationToken cancellationToken)
    {
        if (file.Length > Photo.MaxBytes)
            throw Wrong($"{field}: must be at most {Photo.MaxBytes} bytes.", StatusCodes.Status413PayloadTooLarge);
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellationToken);
        var bytes = content.ToArray();
        return Photo.ContentTypeOf(bytes) is { } type
            ? new Photo(bytes, type)
            : throw Wrong($"{field}: send JPEG, PNG, WebP or GIF.", StatusCodes.Status415UnsupportedMediaType);
    }

    private static BadHttpRequestException Wrong(string detail, int status) => new(detail, status);
}
