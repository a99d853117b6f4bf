using Microsoft.Extensions.Options;
using MirtAi.Grains.Settings;

namespace MirtAi.Grains.Managers;

/// <summary>Refuses the start over an address to which no page can be appended.</summary>
public sealed class ManagementOptionsValidator : IValidateOptions<ManagementOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ManagementOptions options) =>
        string.IsNullOrWhiteSpace(options.Url) || IsBase(options.Url)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "Management:Url must be the absolute address of this service for managers, like https://shop.example, without a query.");

    private static bool IsBase(string value) =>
        Addresses.IsBase(value) && !value.Any(character => character is '"' or '<' or '>' or ' ');
}
