using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace MirtAi.Api.Http;

/// <summary>
/// Binds and validates one options class by its annotations, and names the configuration key in each fault. An annotation's error
/// message says what to set, for instance "set 1 to 100 photos".
/// </summary>
internal sealed partial class OptionsCheck<TOptions>(string section, IServiceProvider services) : ISettingsCheck
    where TOptions : class
{
    public IEnumerable<string> Faults()
    {
        TOptions options;
        try
        {
            options = services.GetRequiredService<IOptions<TOptions>>().Value;
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
        catch (InvalidOperationException exception)
        {
            return [BindingFault(exception)];
        }

        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results.Select(result => $"{section}:{result.MemberNames.FirstOrDefault() ?? "*"}: {result.ErrorMessage}");
    }

    private string BindingFault(InvalidOperationException exception) => Conversion.Match(exception.Message) is { Success: true } match
        ? $"{match.Groups["key"].Value}: set a valid {match.Groups["type"].Value}"
        : $"{section}: {exception.Message}";

    [GeneratedRegex(@"at '(?<key>[^']+)' to type '(?:[\w.]+\.)?(?<type>\w+)'")]
    private static partial Regex Conversion { get; }
}
