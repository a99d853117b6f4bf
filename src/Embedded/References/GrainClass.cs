using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace MirtAi.Embedded;

/// <summary>A grain class: how its objects are made, how long they may idle, and where its activations are.</summary>
internal sealed class GrainClass
{
    private readonly ObjectFactory factory;
    private readonly bool needsServices;

    internal GrainClass(GrainEngine engine, Type type)
    {
        Engine = engine;
        Type = type;
        Name = type.Name.EndsWith("Grain", StringComparison.Ordinal) && type.Name.Length > 5 ? type.Name[..^5].ToLowerInvariant() : type.Name.ToLowerInvariant();
        Tag = new("grain", Name);
        needsServices = type.GetConstructors().Any(constructor => constructor.GetParameters().Length > 0);
        factory = ActivatorUtilities.CreateFactory(type, Type.EmptyTypes);
        IdleAge = type.GetCustomAttribute<CollectionAgeLimitAttribute>() switch
        {
            null => engine.Options.IdleAge,
            { AlwaysActive: true } => Timeout.InfiniteTimeSpan,
            var limit => limit.AgeLimit,
        };
        Activations = type.GetCustomAttribute<StatelessWorkerAttribute>() is { } worker
            ? new WorkerActivations(this, worker.MaxLocal)
            : new SingleActivations(this);
    }

    internal GrainEngine Engine { get; }

    internal Type Type { get; }

    /// <summary>The class's name in ids, logs and metrics.</summary>
    internal string Name { get; }

    internal KeyValuePair<string, object?> Tag { get; }

    /// <summary><see cref="Timeout.InfiniteTimeSpan"/>: never collected.</summary>
    internal TimeSpan IdleAge { get; }

    internal ActivationDirectory Activations { get; }

    /// <summary>Makes the activation's object; its scope of services only if it asks for any, as there may be very many that do not.</summary>
    internal Grain Create(Activation activation) => (Grain)factory(needsServices ? activation.ActivationServices : Engine.Services, null);

    internal GrainReference ReferenceTo(string key, Type interfaceType)
    {
        var grainInterface = Engine.Catalog.Find(interfaceType);
        return grainInterface.Class == this
            ? grainInterface.ReferenceTo(key)
            : throw new ArgumentException($"{Type} does not implement {interfaceType}.", nameof(interfaceType));
    }

    internal void Send(string key, PendingCall call)
    {
        Engine.Instruments.Called(Tag);
        if (Engine.Accepts(fromGrain: Activation.Running is not null))
        {
            Activations.Send(key, call);
        }
        else
        {
            Engine.Instruments.Rejected(Tag);
            call.Fail(new SiloUnavailableException($"The process is stopping; {Name} takes no more calls."));
        }
    }
}
