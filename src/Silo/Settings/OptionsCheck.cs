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
            return exception.Failures.Select(Failure);
        }
        catch (InvalidOperationException exception)
        {
            return [BindingFault.Describe(exception) ?? $"{section}: {exception.Message}"];
        }

        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results.Select(result => $"{section}:{result.MemberNames.FirstOrDefault() ?? "*"}: {result.ErrorMessage}");
    }

    /// <summary>Other validators word their own; that of the annotations names the class and not the setting.</summary>
    private string Failure(string failure) => Annotation.Match(failure) is { Success: true } match
        ? $"{section}:{match.Groups["member"].Value}: {match.Groups["fault"].Value}"
        : failure;

    [GeneratedRegex(@"^DataAnnotation validation failed for '\w+' members: '(?<member>[^']*)' with the error: '(?<fault>.*)'\.$")]
    private static partial Regex Annotation { get; }
}
