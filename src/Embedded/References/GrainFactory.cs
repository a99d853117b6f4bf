using System.Globalization;
using Orleans;

namespace MirtAi.Embedded;

internal sealed class GrainFactory(GrainEngine engine) : IGrainFactory
{
    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey
    {
        RefusePrefix(grainClassNamePrefix);
        return (TGrainInterface)GetGrain(typeof(TGrainInterface), primaryKey);
    }

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        RefusePrefix(grainClassNamePrefix);
        return (TGrainInterface)GetGrain(typeof(TGrainInterface), primaryKey);
    }

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) =>
        (IGrain)(object)engine.Catalog.Find(grainInterfaceType).ReferenceTo(grainPrimaryKey.ToString("X", CultureInfo.InvariantCulture));

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(grainPrimaryKey);
        return (IGrain)(object)engine.Catalog.Find(grainInterfaceType).ReferenceTo(grainPrimaryKey);
    }

    private static void RefusePrefix(string? prefix)
    {
        if (prefix is not null)
            throw new NotSupportedException("Each grain interface has one class, so a class name prefix chooses nothing.");
    }
}
