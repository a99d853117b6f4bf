using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using MirtAi.Grains.Sessions;
using MirtAi.Silo.Clocks;

namespace MirtAi.Fleet.Service;

/// <summary>
/// Puts the tests' parts in the place of the service's just before its host is built: the host announces that to diagnostic
/// listeners, so the service need not know of it.
/// </summary>
internal sealed class Substitution : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
            value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
            builder.ConfigureServices(Substitute);
    }

    private static void Substitute(HostBuilderContext context, IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<ITurnRunner, EchoRunner>());
        if (context.Configuration.GetValue<TimeSpan>("Echo:ClockSkew") is var skew && skew != TimeSpan.Zero)
            services.Replace(ServiceDescriptor.Singleton(new FleetTime(new WrongTime(skew, context.Configuration["Echo:ClockFile"]))));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
