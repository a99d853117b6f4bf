using System.Net.Http.Headers;
using System.Text;
using MirtAi.Api.Chat;

namespace MirtAi.Api.Tests.Chat;

/// <summary>Posts messages as the page does.</summary>
internal static class ChatForms
{
    public static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    public static async Task<HttpResponseMessage> Post(
        this HttpClient client, string id, string? text, byte[][]? photos = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/messages") { Content = Form(id, text, photos ?? []) };
        request.Headers.Add(SameOrigin.Header, "1");
        change?.Invoke(request);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static MultipartFormDataContent Form(string id, string? text, byte[][] photos)
    {
        var form = new MultipartFormDataContent { { new StringContent(id, Encoding.UTF8), "id" } };
        if (text is not null)
            form.Add(new StringContent(text, Encoding.UTF8), "text");
        foreach (var photo in photos)
        {
            var content = new ByteArrayContent(photo);
            content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
            form.Add(content, "photos", "photo.png");
        }

        return form;
    }
}
