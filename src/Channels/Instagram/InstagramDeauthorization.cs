using Microsoft.Extensions.Options;
using MirtAi.Channels.Webhooks;

namespace MirtAi.Channels.Instagram;

/// <summary>
/// <c>POST /webhooks/instagram/deauthorize</c>: somebody removed the app. Whether it was the shop's account, its token tells.
/// </summary>
internal sealed class InstagramDeauthorization(IOptions<InstagramOptions> options) : IPlatformCallback
{
    /// <inheritdoc/>
    public string Path => "/webhooks/instagram/deauthorize";

    /// <inheritdoc/>
    public bool IsOn => options.Value.IsOn;

    /// <inheritdoc/>
    public string Field => "signed_request";

    /// <inheritdoc/>
    public PlatformRequest? Read(string signed) => SignedRequest.User(signed, options.Value.AppSecrets) is null
        ? null
        : new PlatformRequest.CheckAccount(InstagramClient.AccountName);
}
