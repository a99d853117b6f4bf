using System.Collections.Immutable;
using MirtAi.Grains.Customers;

namespace MirtAi.Silo.Evaluation;

/// <summary>The delivery data of an order by the names that cases give them.</summary>
internal static class RecipientFields
{
    private static readonly ImmutableDictionary<string, Func<Recipient, string?>> Fields =
        ImmutableDictionary.CreateRange<string, Func<Recipient, string?>>(
            StringComparer.Ordinal,
            [
                new("fullName", recipient => recipient.FullName), new("phone", recipient => recipient.Phone),
                new("city", recipient => recipient.City), new("branch", recipient => recipient.Branch),
            ]);

    /// <summary>Whether there is a field of this name.</summary>
    public static bool Know(string field) => Fields.ContainsKey(field);

    /// <summary>Where an order differs from what was expected.</summary>
    public static IEnumerable<string> Faults(ImmutableArray<KeyValuePair<string, string?>> expected, Recipient recipient) =>
        from field in expected
        let value = Fields[field.Key](recipient)
        where value != field.Value
        select $"recipient: expected {field.Key} {Quoted(field.Value)}, got {Quoted(value)}";

    private static string Quoted(string? value) => value is null ? "none" : $"\"{value}\"";
}
