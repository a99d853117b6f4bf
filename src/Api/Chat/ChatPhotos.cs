using Microsoft.AspNetCore.Http.HttpResults;
using MirtAi.Api.Http;
using MirtAi.Channels.WebChat;
using MirtAi.Grains.Photos;

namespace MirtAi.Api.Chat;

/// <summary>Photos for the page: the visitor's own ones and the catalogue's.</summary>
internal sealed class ChatPhotos(IAttachments attachments, IEnumerable<IPhotoSource> sources)
{
    private const string CatalogScheme = "catalog";
    private const int MaxNameLength = 200;

    public async Task<Results<FileContentHttpResult, Problem>> Own(
        HttpContext context, string id, CancellationToken cancellationToken)
    {
        var visitor = ChatCookie.Read(context.Request);
        var photo = visitor is null || id.Length > MaxNameLength || id.Contains('\0')
            ? null
            : await attachments.Find(id, visitor.SessionKey, cancellationToken);
        return PhotoAnswer.For(context.Response, photo, "private, max-age=31536000, immutable");
    }

    public async Task<Results<FileContentHttpResult, Problem>> Catalog(
        HttpContext context, string file, CancellationToken cancellationToken)
    {
        var source = IsPlain(file) ? sources.FirstOrDefault(source => source.Scheme == CatalogScheme) : null;
        var photo = source is null ? null : await source.Open($"{CatalogScheme}:{file}", cancellationToken);
        return PhotoAnswer.For(context.Response, photo, "public, max-age=86400");
    }

    // A name inside the catalogue, not a way out of it.
    private static bool IsPlain(string file) => file.Length <= MaxNameLength
        && file.Split('/').All(part => part.Length > 0 && part[0] != '.')
        && !file.AsSpan().ContainsAny('\\', ':', '\0');
}
