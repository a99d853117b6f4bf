using Microsoft.Extensions.DependencyInjection;

namespace MirtAi.Silo.Signals;

/// <summary>Adds the handlers of signals between processes.</summary>
internal static class SignalRegistration
{
    public static void AddSignals(this IServiceCollection services) => services.AddSingleton<IFleetSignalHandler, OutboxSignalHandler>();

    /// <summary>The handlers by topic; asked for late, because they need what needs the signals.</summary>
    public static ILookup<string, IFleetSignalHandler> GetSignalHandlers(this IServiceProvider services) =>
        services.GetServices<IFleetSignalHandler>().ToLookup(handler => handler.Topic, StringComparer.Ordinal);
}
