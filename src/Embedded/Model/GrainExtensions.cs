using System.Globalization;
using MirtAi.Embedded;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Who a grain or a reference is.</summary>
public static class GrainExtensions
{
    /// <summary>A reference to the same grain through another of its interfaces; from within a grain, to itself.</summary>
    /// <exception cref="ArgumentException">The grain's class does not implement the interface.</exception>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) =>
        grain switch
        {
            GrainReference reference => (TGrainInterface)(object)reference.As(typeof(TGrainInterface)),
            Grain { GrainContext: Activation activation } => (TGrainInterface)(object)activation.ReferenceAs(typeof(TGrainInterface)),
            _ => throw NotAGrain(grain),
        };

    public static GrainId GetGrainId(this IAddressable grain) =>
        grain switch
        {
            GrainReference reference => reference.GrainId,
            Grain instance => instance.GrainContext.GrainId,
            _ => throw NotAGrain(grain),
        };

    /// <summary>The grain's string key; of a grain with an integer key, that integer in hexadecimal.</summary>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key;

    /// <exception cref="InvalidOperationException">The grain's key is not an integer.</exception>
    public static long GetPrimaryKeyLong(this IAddressable grain) =>
        long.TryParse(grain.GetGrainId().Key, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var key)
            ? key
            : throw new InvalidOperationException($"The key of {grain.GetGrainId()} is not an integer.");

    private static ArgumentException NotAGrain(IAddressable grain) =>
        new($"{grain?.GetType().ToString() ?? "null"} is neither a grain nor a reference to one.", nameof(grain));
}
