using Microsoft.Extensions.Options;
using MirtAi.Grains.Settings;

namespace MirtAi.Silo.Crm;

/// <summary>Refuses the start over settings that are missing or cannot work, and says by their keys what to set.</summary>
internal sealed class SitniksOptionsValidator : IValidateOptions<SitniksOptions>
{
    public ValidateOptionsResult Validate(string? name, SitniksOptions options)
    {
        string[] failures = [.. Faults(options)];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Faults(SitniksOptions options)
    {
        if (!options.IsOn && (options.SalesChannelId is not null || options.HumanManagerId is not null || options.BotManager is not null))
            yield return "Sitniks:ApiKey is missing: set the key of the CRM's Open API.";
        if (options.IsOn && options.ApiKey!.Any(letter => letter is <= ' ' or > '~'))
            yield return "Sitniks:ApiKey is not a key: set it as the CRM shows it, without spaces.";
        if (!Addresses.IsBase(options.ApiBaseUrl))
            yield return "Sitniks:ApiBaseUrl must be an absolute http or https address, like https://crm.sitniks.com.";
        if (options.StatusIds() is null)
            yield return "Sitniks:OrderStatusIds must be statuses with the CRM's ids, like paid=3,shipped=5.";
    }
}
