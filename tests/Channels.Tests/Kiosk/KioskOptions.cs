using Microsoft.Extensions.Options;

namespace MirtAi.Channels.Tests.Kiosk;

/// <summary>
/// The kiosk's settings. With neither <see cref="ApiToken"/> nor <see cref="AppSecret"/> it is off; one of them alone is refused.
/// </summary>
internal sealed class KioskOptions
{
    public const string Name = "Kiosk";

    public string? ApiToken { get; set; }

    public string? AppSecret { get; set; }

    public string ApiBaseUrl { get; set; } = "https://kiosk.example";

    public bool IsOn => !string.IsNullOrEmpty(ApiToken) && !string.IsNullOrEmpty(AppSecret);
}

internal sealed class KioskOptionsValidator : IValidateOptions<KioskOptions>
{
    public ValidateOptionsResult Validate(string? name, KioskOptions options) => (options.ApiToken, options.AppSecret) switch
    {
        (null, not null) => ValidateOptionsResult.Fail("Kiosk:ApiToken is missing: set the token of the kiosk's page."),
        (not null, null) => ValidateOptionsResult.Fail("Kiosk:AppSecret is missing: set the key of the kiosk's signatures."),
        _ => ValidateOptionsResult.Success,
    };
}
