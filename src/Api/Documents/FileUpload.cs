using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using MirtAi.Api.Http;
using MirtAi.Silo.Documents;

namespace MirtAi.Api.Documents;

/// <summary>Reads a file from a request as a stream: from the first file of a multipart form, or from the whole body.</summary>
internal static class FileUpload
{
    /// <summary>What fields and framing may take beside the file.</summary>
    private const int MaxFraming = 1 << 20;

    private const int MaxSections = 20, MaxFieldBytes = 4 << 10, MaxBoundary = 70;

    /// <summary>The file, and the fields before it.</summary>
    /// <param name="request">The request; nothing has read its body.</param>
    /// <param name="name">What a file without a form is called.</param>
    /// <param name="maxBytes">The largest file.</param>
    /// <param name="cancellationToken">Ends the wait for the file's beginning.</param>
    /// <exception cref="BadHttpRequestException">There is none, or the body is longer than a file of this size.</exception>
    public static async Task<(UploadedFile File, IReadOnlyDictionary<string, string> Fields)> Open(
        HttpRequest request, string? name, long maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes + MaxFraming)
            throw BodyLimit.TooLarge(maxBytes);
        BodyLimit.LeaveToReader(request);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !IsForm(type))
            return (new(Named(name), request.Body), fields);
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > MaxBoundary)
            throw Wrong("Content-Type: the boundary is missing.");
        var reader = new MultipartReader(boundary, request.Body) { BodyLengthLimit = maxBytes + MaxFraming };
        for (var section = 0; section < MaxSections; section++)
        {
            if (await Next(reader, cancellationToken) is not { } part)
                break;
            if (part.AsFileSection() is { } file)
                return (new(Named(file.FileName), part.Body), fields);
            if (part.AsFormDataSection() is { } field)
                fields[field.Name] = await Value(part, cancellationToken);
        }

        throw Wrong("file: is required.");
    }

    /// <summary>The name without folders and control characters.</summary>
    private static string Named(string? name)
    {
        var bare = string.Concat((name ?? "").Replace('\\', '/').Split('/')[^1].Where(letter => !char.IsControl(letter))).Trim();
        return bare.Length is > 0 and <= DocumentDesk.MaxNameLength
            ? bare
            : throw Wrong($"name: the file's name is required, at most {DocumentDesk.MaxNameLength} characters.");
    }

    private static bool IsForm(MediaTypeHeaderValue type) =>
        type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    private static async Task<MultipartSection?> Next(MultipartReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is (IOException or InvalidDataException) and not BadHttpRequestException)
        {
            throw Wrong("The body is no form: it ends too early, or a part of it is too long.");
        }
    }

    private static async Task<string> Value(MultipartSection part, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxFieldBytes];
        var length = await part.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return System.Text.Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static BadHttpRequestException Wrong(string detail) => new(detail);
}
