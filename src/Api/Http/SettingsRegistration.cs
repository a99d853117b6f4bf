using Microsoft.Extensions.Options;

namespace MirtAi.Api.Http;

/// <summary>Registers options that are checked at the start.</summary>
internal static class SettingsRegistration
{
    /// <summary>Binds a section to its options class, whose annotations are checked before the service starts.</summary>
    public static OptionsBuilder<TOptions> AddSettings<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddSingleton<ISettingsCheck>(provider => new OptionsCheck<TOptions>(section, provider));
        return services.AddOptions<TOptions>().BindConfiguration(section);
    }
}
