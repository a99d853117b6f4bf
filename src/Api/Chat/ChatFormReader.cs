using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using MirtAi.Api.Http;
using MirtAi.Grains.Photos;

namespace MirtAi.Api.Chat;

/// <summary>
/// Reads a posted message part by part, each within its limit. What is wrong with a form is a <see cref="BadHttpRequestException"/>
/// that says so.
/// </summary>
internal sealed partial class ChatFormReader
{
    public const int MaxPhotos = 5;

    /// <summary>The largest body of a message with its photos.</summary>
    public const long MaxBodyBytes = 20 * 1024 * 1024;

    private const int MaxParts = MaxPhotos + 4;
    private const int MaxFieldBytes = 4 * ChatText.MaxLength;
    private const int MaxBoundaryLength = 100;

    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Photo>.Builder photos = ImmutableArray.CreateBuilder<Photo>();
    private long total;

    /// <summary>The form, of a body whose size is left to the reader.</summary>
    public static async Task<ChatForm> Read(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBodyBytes)
            throw BodyLimit.TooLarge(MaxBodyBytes);
        var reader = new ChatFormReader();
        try
        {
            await reader.ReadParts(new MultipartReader(Boundary(request), request.Body), cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException
            || exception is IOException and not BadHttpRequestException)
        {
            throw Wrong("The form is broken off or malformed.");
        }

        return reader.Form();
    }

    private static string Boundary(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "multipart/form-data")
            throw Wrong("Send multipart/form-data.", StatusCodes.Status415UnsupportedMediaType);
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        return boundary is { Length: > 0 and <= MaxBoundaryLength } ? boundary : throw Wrong("The form has no valid boundary.");
    }

    private async Task ReadParts(MultipartReader reader, CancellationToken cancellationToken)
    {
        for (var parts = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } part; parts++)
        {
            if (parts == MaxParts)
                throw Wrong($"photos: send at most {MaxPhotos}.");
            var name = part.GetContentDispositionHeader()?.Name.Value?.Trim('"');
            if (name == "photos")
                photos.Add(await ReadPhoto(part.Body, cancellationToken));
            else
                fields[name ?? ""] = Encoding.UTF8.GetString(await ReadBytes(part.Body, MaxFieldBytes, name ?? "form", cancellationToken));
            if (photos.Count > MaxPhotos)
                throw Wrong($"photos: send at most {MaxPhotos}.");
        }
    }

    private async Task<Photo> ReadPhoto(Stream body, CancellationToken cancellationToken)
    {
        var content = await ReadBytes(body, Photo.MaxBytes, "photos", cancellationToken);
        var type = Photo.ContentTypeOf(content)
            ?? throw Wrong("photos: send JPEG, PNG, WebP or GIF.", StatusCodes.Status415UnsupportedMediaType);
        return new Photo(content, type);
    }

    private async Task<byte[]> ReadBytes(Stream body, int maxBytes, string name, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (read.Length + count > maxBytes)
                throw Wrong($"{name}: must be at most {maxBytes} bytes.", StatusCodes.Status413PayloadTooLarge);
            if ((total += count) > MaxBodyBytes)
                throw BodyLimit.TooLarge(MaxBodyBytes);
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private ChatForm Form()
    {
        var id = fields.GetValueOrDefault("id", "");
        if (!Id.IsMatch(id))
            throw Wrong("id: must be 1 to 64 letters, digits, dashes or underscores.");
        var text = ChatText.Clean(fields.GetValueOrDefault("text", ""));
        if (text.Length > ChatText.MaxLength)
            throw Wrong($"text: must be at most {ChatText.MaxLength} characters.");
        if (text.Length == 0 && photos.Count == 0)
            throw Wrong("text: write something or attach a photo.");
        return new ChatForm(id, text, ChatLanguage.OrNull(fields.GetValueOrDefault("lang")), WrittenAt(), photos.ToImmutable());
    }

    private DateTimeOffset? WrittenAt() =>
        long.TryParse(fields.GetValueOrDefault("at"), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    private static BadHttpRequestException Wrong(string detail, int status = StatusCodes.Status400BadRequest) => new(detail, status);

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex Id { get; }
}
