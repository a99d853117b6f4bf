using System.Globalization;
using System.Text.Json.Serialization;

namespace MirtAi.Grains.Catalog;

/// <summary>An amount with its ISO 4217 currency.</summary>
public readonly record struct Money(decimal Amount, string Currency)
{
    /// <summary>The sum.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => left.Currency == right.Currency
        ? left with { Amount = left.Amount + right.Amount }
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} cannot be added.");

    /// <summary>The amount without needless zeros, and without the currency.</summary>
    [JsonIgnore]
    public string Figure => Amount.ToString("0.##", CultureInfo.InvariantCulture);

    public override string ToString() => $"{Figure} {Currency}";
}
