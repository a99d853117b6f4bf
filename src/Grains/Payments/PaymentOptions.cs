using System.ComponentModel.DataAnnotations;

namespace MirtAi.Grains.Payments;

/// <summary>
/// Where customers pay, section <c>Payment</c>. With neither an account nor a card a manager sends the payment details. They are shown by
/// the shop's own code alone: no log and no prompt holds them.
/// </summary>
public sealed class PaymentOptions
{
    public const string Section = "Payment";

    /// <summary>The order's number in <see cref="Purpose"/>.</summary>
    public const string OrderPlace = "{order}";

    /// <summary>
    /// The provider, <c>yookassa</c> or <c>heleket</c>, through which customers pay their orders: they get its link instead of the payment
    /// details.
    /// </summary>
    /// <value>Default none.</value>
    public string? Provider { get; set; }

    /// <summary>Who gets the money, as the bank writes it. Needed with an account or a card.</summary>
    [MaxLength(120, ErrorMessage = "Payment:Recipient must be at most 120 characters.")]
    public string? Recipient { get; set; }

    /// <summary>The account: a Ukrainian IBAN, spaces allowed.</summary>
    public string? Iban { get; set; }

    /// <summary>The number of a card, 16 digits, spaces allowed.</summary>
    public string? Card { get; set; }

    /// <summary>The recipient's tax number, 8 or 10 digits.</summary>
    public string? TaxId { get; set; }

    /// <summary>The purpose of the payment; <see cref="OrderPlace"/> stands for the order's number.</summary>
    [MaxLength(200, ErrorMessage = "Payment:Purpose must be at most 200 characters.")]
    public string? Purpose { get; set; }

    /// <summary>What is paid at once when the rest is paid on delivery, in the catalogue's currency.</summary>
    /// <value>The default is 200.</value>
    [Range(1, 100_000, ErrorMessage = "Payment:Prepayment must be 1 to 100000.")]
    public decimal Prepayment { get; set; } = 200;

    /// <summary>Whether orders are paid by a provider's link.</summary>
    public bool HasProvider => !string.IsNullOrWhiteSpace(Provider);

    /// <summary>Whether customers can be shown where to pay.</summary>
    public bool HasPaymentDetails => !string.IsNullOrWhiteSpace(Iban) || !string.IsNullOrWhiteSpace(Card);
}
