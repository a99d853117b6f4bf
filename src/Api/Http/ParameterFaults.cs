using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace MirtAi.Api.Http;

/// <summary>
/// Says which optional parameter of a request cannot be read. The generated code of an endpoint throws for one that is required
/// (<see cref="RouteHandlerOptions.ThrowOnBadRequest"/>), and answers a bare 400 for one that is not.
/// </summary>
internal static class ParameterFaults
{
    private static readonly MethodInfo Parse =
        typeof(ParameterFaults).GetMethod(nameof(IsReadable), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>What is wrong, for the client's developer; null if no parameter is.</summary>
    public static string? Describe(HttpContext context) => context.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>()
        .Select(parameter => Describe(parameter, context.Request.Query[parameter.Name]))
        .FirstOrDefault(fault => fault is not null);

    private static string? Describe(IParameterBindingMetadata parameter, string? value) =>
        string.IsNullOrEmpty(value)
        || Nullable.GetUnderlyingType(parameter.ParameterInfo.ParameterType) is not { IsEnum: false } type
        || (bool)Parse.MakeGenericMethod(type).Invoke(null, [value])!
            ? null
            : $"{parameter.Name}: must be {BodyFaults.Wanted(type.FullName!)}.";

    private static bool IsReadable<T>(string value) where T : IParsable<T> => T.TryParse(value, CultureInfo.InvariantCulture, out _);
}
