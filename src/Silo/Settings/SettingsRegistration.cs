using Microsoft.Extensions.Options;

namespace MirtAi.Api.Http;

/// <summary>Registers options that are checked at the start.</summary>
internal static class SettingsRegistration
{
    /// <summary>
    /// Looks at options that another part binds: theirs, too, are told with all the other faults, and not one start after another.
    /// </summary>
    public static IServiceCollection CheckSettings<TOptions>(this IServiceCollection services, string section)
        where TOptions : class =>
        services.AddSingleton<ISettingsCheck>(provider => new OptionsCheck<TOptions>(section, provider));

    /// <summary>Binds a section to its options class, whose annotations are checked before the service starts.</summary>
    public static OptionsBuilder<TOptions> AddSettings<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.CheckSettings<TOptions>(section);
        return services.AddOptions<TOptions>().BindConfiguration(section);
    }
}
