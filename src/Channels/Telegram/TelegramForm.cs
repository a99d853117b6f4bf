using System.Net.Http.Headers;

namespace MirtAi.Channels.Telegram;

/// <summary>Builds the <c>multipart/form-data</c> of a method that takes files (Bot API, "Sending files").</summary>
internal sealed class TelegramForm
{
    public MultipartFormDataContent Content { get; } = [];

    public TelegramForm With(string name, string? value)
    {
        if (value is not null)
            Content.Add(new StringContent(value), Quoted(name));
        return this;
    }

    public TelegramForm With(string name, OutboundPhoto photo)
    {
        if (photo.Address is not null)
            return With(name, photo.Address);
        AddFile(name, photo);
        return this;
    }

    /// <summary>What a media item says where its photo is: the address, or the part of the form that holds the bytes.</summary>
    public string Attach(string name, OutboundPhoto photo)
    {
        if (photo.Address is not null)
            return photo.Address;
        AddFile(name, photo);
        return $"attach://{name}";
    }

    public TelegramForm With(string name, ReadOnlyMemory<byte> content, string contentType)
    {
        var file = new ReadOnlyMemoryContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        Content.Add(file, Quoted(name), Quoted($"{name}.{Extension(contentType)}"));
        return this;
    }

    private void AddFile(string name, OutboundPhoto photo)
    {
        var upload = photo.Upload!;
        var file = new ReadOnlyMemoryContent(upload.Content);
        file.Headers.ContentType = new MediaTypeHeaderValue(upload.ContentType);
        Content.Add(file, Quoted(name), Quoted($"{name}.{upload.ContentType.Split('/')[^1]}"));
    }

    /// <summary>Telegram knows some files by their names alone.</summary>
    private static string Extension(string contentType) => contentType switch
    {
        "audio/mp4" or "audio/x-m4a" => "m4a",
        "audio/mpeg" => "mp3",
        "video/quicktime" => "mov",
        TelegramFiles.AnimatedSticker => "tgs",
        "text/plain" => "txt",
        "application/msword" => "doc",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "docx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "xlsx",
        "application/octet-stream" => "bin",
        _ => contentType.Split('/')[^1],
    };

    /// <summary>Names are quoted because the Bot API's server does not read bare ones.</summary>
    private static string Quoted(string name) => $"\"{name}\"";
}
