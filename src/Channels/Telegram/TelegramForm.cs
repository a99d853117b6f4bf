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

    private void AddFile(string name, OutboundPhoto photo)
    {
        var upload = photo.Upload!;
        var file = new ReadOnlyMemoryContent(upload.Content);
        file.Headers.ContentType = new MediaTypeHeaderValue(upload.ContentType);
        Content.Add(file, Quoted(name), Quoted($"{name}.{upload.ContentType.Split('/')[^1]}"));
    }

    /// <summary>Names are quoted because the Bot API's server does not read bare ones.</summary>
    private static string Quoted(string name) => $"\"{name}\"";
}
