using System.Globalization;
using Orleans;

namespace MirtAi.Embedded;

internal sealed class GrainFactory(GrainEngine engine) : IGrainFactory
{
    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey
    {
        RefusePrefix(grainClassNamePrefix);
        return Reference<TGrainInterface>(primaryKey.ToString("X", CultureInfo.InvariantCulture));
    }

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        RefusePrefix(grainClassNamePrefix);
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        return Reference<TGrainInterface>(primaryKey);
    }

    private TGrainInterface Reference<TGrainInterface>(string key) => (TGrainInterface)(object)engine.Catalog.Find(typeof(TGrainInterface)).ReferenceTo(key);

    private static void RefusePrefix(string? prefix)
    {
        if (prefix is not null)
            throw new NotSupportedException("Each grain interface has one class, so a class name prefix chooses nothing.");
    }
}
