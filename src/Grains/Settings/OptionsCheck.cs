using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MirtAi.Grains.Settings;

/// <summary>
/// Binds and validates one options class, and names the configuration key in each fault. An annotation's error message says what to set,
/// for instance "set 1 to 100 photos".
/// </summary>
internal sealed partial class OptionsCheck<TOptions>(string section, IServiceProvider services) : ISettingsCheck
    where TOptions : class
{
    public IEnumerable<string> Faults()
    {
        try
        {
            _ = services.GetRequiredService<IOptions<TOptions>>().Value;
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures.Select(Failure);
        }
        catch (InvalidOperationException exception)
        {
            return [BindingFault.Describe(exception) ?? $"{section}: {exception.Message}"];
        }
    }

    /// <summary>Other validators word their own; that of the annotations names the class and not the setting.</summary>
    private string Failure(string failure)
    {
        if (Annotation.Match(failure) is not { Success: true } match)
            return failure;
        var (key, fault) = ($"{section}:{match.Groups["member"].Value}", match.Groups["fault"].Value);
        return fault.StartsWith(key, StringComparison.Ordinal) ? fault : $"{key}: {fault}";
    }

    [GeneratedRegex(@"^DataAnnotation validation failed for '\w+' members: '(?<member>[^']*)' with the error: '(?<fault>.*)'\.$")]
    private static partial Regex Annotation { get; }
}
