using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace MirtAi.Grains.Settings;

/// <summary>Registers options that are checked at the start.</summary>
public static class SettingsRegistration
{
    /// <summary>
    /// Binds a section to its options class, whose annotations and validators are held against it before anything starts: faults are told
    /// with all the others, and not one start after another. Keys of the section that the class does not have are faults too.
    /// </summary>
    public static OptionsBuilder<TOptions> AddSettings<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddKnownSettings(new KnownSettings(section, typeof(TOptions), []));
        services.AddSingleton<ISettingsCheck>(provider => new OptionsCheck<TOptions>(section, provider));
        return services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
    }

    /// <summary>Says that these settings are read, by whatever; others of the section are faults.</summary>
    public static IServiceCollection AddKnownSettings(this IServiceCollection services, KnownSettings settings)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISettingsCheck, KnownSettingsCheck>());
        return services.AddSingleton(settings);
    }

    /// <inheritdoc cref="AddKnownSettings(IServiceCollection, KnownSettings)"/>
    public static IServiceCollection AddKnownSettings(this IServiceCollection services, Func<IServiceProvider, KnownSettings> settings)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISettingsCheck, KnownSettingsCheck>());
        return services.AddSingleton(settings);
    }
}
