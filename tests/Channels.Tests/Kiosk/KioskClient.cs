using System.Net.Http.Json;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Tests.Kiosk;

/// <summary>Posts a text to the kiosk, which answers with an id.</summary>
internal sealed class KioskClient(HttpClient http, IOptions<KioskOptions> options) : IChannelClient
{
    public string Account => KioskChannel.ChannelName;

    public DeliveryLimits Limits { get; } = new()
    {
        PerSecond = 40,
        PerRecipientPerSecond = 2,
        RecipientBurst = 5,
        MaxTextLength = 1_000,
        MaxCaptionLength = 500,
        MaxAlbumSize = 1,
    };

    public async Task<SendResult> Send(string recipient, OutboundMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var address = new Uri(new Uri(options.Value.ApiBaseUrl), $"/messages/{Uri.EscapeDataString(recipient)}");
            using var response = await http.PostAsJsonAsync(address, new { message.Text }, cancellationToken);
            if (!response.IsSuccessStatusCode)
                return new SendResult.Failed($"HTTP {(int)response.StatusCode}");
            var id = await response.Content.ReadAsStringAsync(cancellationToken);
            return id.Length > 0 && id.All(char.IsAsciiDigit)
                ? new SendResult.Sent(id)
                : new SendResult.Uncertain("an answer without an id");
        }
        catch (HttpRequestException exception)
            when (exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
        {
            return new SendResult.Failed("no connection");
        }
        catch (HttpRequestException)
        {
            return new SendResult.Uncertain("no answer");
        }
    }

    public Task ShowTyping(string recipient, CancellationToken cancellationToken) => Task.CompletedTask;
}
