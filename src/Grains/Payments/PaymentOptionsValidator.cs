using System.Numerics;
using Microsoft.Extensions.Options;

namespace MirtAi.Grains.Payments;

/// <summary>Refuses payment details that are incomplete or mistyped: money sent to a wrong account does not come back.</summary>
public sealed class PaymentOptionsValidator : IValidateOptions<PaymentOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, PaymentOptions options)
    {
        var faults = new List<string>();
        if (options.HasPaymentDetails && string.IsNullOrWhiteSpace(options.Recipient))
            faults.Add("Payment:Recipient is missing: customers must see whom they pay.");
        if (!options.HasPaymentDetails
            && new[] { options.Recipient, options.TaxId, options.Purpose }.Any(text => !string.IsNullOrWhiteSpace(text)))
            faults.Add("Payment:Iban or Payment:Card is missing: the other payment details are of no use alone.");
        if (!string.IsNullOrWhiteSpace(options.Iban) && !IsIban(PaymentDetails.Compact(options.Iban)))
            faults.Add("Payment:Iban must be UA and 27 digits with the right check digits.");
        if (!string.IsNullOrWhiteSpace(options.Card) && !IsCard(PaymentDetails.Compact(options.Card)))
            faults.Add("Payment:Card must have 16 digits with the right check digit.");
        if (!string.IsNullOrWhiteSpace(options.TaxId) && !(options.TaxId.Length is 8 or 10 && options.TaxId.All(char.IsAsciiDigit)))
            faults.Add("Payment:TaxId must have 8 or 10 digits.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>
    /// The check of ISO 13616: with the first four characters at the end, and letters as two digits, the remainder by 97 is 1.
    /// </summary>
    private static bool IsIban(string iban)
    {
        if (iban.Length != 29 || !iban.StartsWith("UA", StringComparison.Ordinal) || !iban.AsSpan(2).ToArray().All(char.IsAsciiDigit))
            return false;

        var number = BigInteger.Parse(iban[4..] + "3010" + iban[2..4], System.Globalization.CultureInfo.InvariantCulture);
        return number % 97 == 1;
    }

    private static bool IsCard(string card) =>
        card.Length == 16 && card.All(char.IsAsciiDigit) && CardNumber.HasCheckDigit([.. card.Select(digit => (byte)(digit - '0'))]);
}
