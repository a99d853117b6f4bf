using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MirtAi.Grains.Settings;

/// <summary>Registers options that are checked at the start.</summary>
public static class SettingsRegistration
{
    /// <summary>
    /// Binds a section to its options class, whose annotations and validators are held against it before anything starts: faults are told
    /// with all the others, and not one start after another.
    /// </summary>
    public static OptionsBuilder<TOptions> AddSettings<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddSingleton<ISettingsCheck>(provider => new OptionsCheck<TOptions>(section, provider));
        return services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
    }
}
