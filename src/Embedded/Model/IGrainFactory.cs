namespace Orleans;

/// <summary>
/// Makes references to grains. A reference is cheap, holds no activation and is always valid: its first call makes the
/// activation. Naming classes by <c>grainClassNamePrefix</c> is not supported and must be left null.
/// </summary>
/// <remarks>
/// Each method throws <see cref="ArgumentException"/> when not exactly one class in the engine's assemblies implements
/// the interface.
/// </remarks>
public interface IGrainFactory
{
    TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey;

    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;
}
