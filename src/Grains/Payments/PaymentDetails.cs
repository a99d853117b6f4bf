using System.Collections.Immutable;
using MirtAi.Grains.Catalog;

namespace MirtAi.Grains.Payments;

/// <summary>The shop's payment details as customers see them, and a way to keep them from everybody else.</summary>
public static class PaymentDetails
{
    private const string Hidden = "[requisites]";
    private const int MinHiddenLength = 6;

    /// <summary>The lines with which a customer pays for an order, without the sum.</summary>
    public static LocalizedText For(PaymentOptions options, string orderNumber)
    {
        var purpose = options.Purpose?.Replace(PaymentOptions.OrderPlace, orderNumber, StringComparison.Ordinal);
        var lines = ImmutableArray.CreateBuilder<LocalizedText>();
        Add(lines, new("Отримувач", "Получатель", "Recipient"), options.Recipient);
        Add(lines, LocalizedText.Same("IBAN"), options.Iban is null ? null : Compact(options.Iban));
        Add(lines, new("Картка", "Карта", "Card"), options.Card is null ? null : Compact(options.Card));
        Add(lines, new("Код отримувача", "Код получателя", "Tax number"), options.TaxId);
        Add(lines, new("Призначення платежу", "Назначение платежа", "Purpose"), purpose);
        return LocalizedText.Join("\n", lines);
    }

    /// <summary>The text without the values of the payment details.</summary>
    public static string Hide(PaymentOptions options, string text)
    {
        foreach (var value in new[] { options.Iban, options.Card, options.TaxId, options.Recipient })
        {
            if (value is null || value.Length < MinHiddenLength)
                continue;

            text = text.Replace(value, Hidden, StringComparison.OrdinalIgnoreCase)
                .Replace(Compact(value), Hidden, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    /// <summary>A number without the spaces with which people write it.</summary>
    public static string Compact(string number) => number.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    private static void Add(ImmutableArray<LocalizedText>.Builder lines, LocalizedText label, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            lines.Add(LocalizedText.Join(": ", [label, LocalizedText.Same(value.Trim())]));
    }
}
