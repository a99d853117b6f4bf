using MirtAi.Grains.Payments;

namespace MirtAi.Grains.Tests.Payments;

public class PaymentOptionsTests
{
    // The examples of the standards: an account and a card that exist nowhere.
    private const string Iban = "UA21 3223 1300 0002 6007 2335 6600 1", Card = "4111 1111 1111 1111";

    [Fact]
    public void Nothing_set_means_that_a_manager_sends_the_requisites()
    {
        Assert.Empty(Faults(new()));
        Assert.False(new PaymentOptions().HasPaymentDetails);
    }

    [Fact]
    public void Complete_requisites_are_taken()
    {
        Assert.Empty(Faults(new() { Recipient = "Вигадана Особа", Iban = Iban, Card = Card, TaxId = "1234567890" }));
        Assert.Empty(Faults(new() { Recipient = "Вигадана Особа", Card = Card }));
    }

    [Theory]
    [InlineData("Payment:Recipient", null, Iban, null, null)]
    [InlineData("Payment:Iban or Payment:Card", "Вигадана Особа", null, null, null)]
    [InlineData("Payment:Iban must", "Вигадана Особа", "UA223223130000026007233566001", null, null)]
    [InlineData("Payment:Iban must", "Вигадана Особа", "DE89370400440532013000", null, null)]
    [InlineData("Payment:Card must", "Вигадана Особа", null, "4111 1111 1111 1112", null)]
    [InlineData("Payment:Card must", "Вигадана Особа", null, "4111", null)]
    [InlineData("Payment:TaxId must", "Вигадана Особа", Iban, null, "123")]
    public void What_is_missing_or_mistyped_is_named(string named, string? recipient, string? iban, string? card, string? taxId)
    {
        var faults = Faults(new() { Recipient = recipient, Iban = iban, Card = card, TaxId = taxId });

        Assert.Contains(named, Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Requisites_name_the_order_and_can_be_taken_out_of_any_text()
    {
        var options = new PaymentOptions
        {
            Recipient = "Вигадана Особа",
            Iban = Iban,
            Card = Card,
            TaxId = "1234567890",
            Purpose = "Замовлення {order}",
        };

        var shown = PaymentDetails.For(options, "abc").Ukrainian;
        var hidden = PaymentDetails.Hide(options, $"{shown}\n{Iban} {Card}");

        Assert.Equal(
            [
                "Отримувач: Вигадана Особа", "IBAN: UA213223130000026007233566001", "Картка: 4111111111111111",
                "Код отримувача: 1234567890", "Призначення платежу: Замовлення abc",
            ], shown.Split('\n'));
        Assert.DoesNotContain("3223", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("4111", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567890", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("Вигадана", hidden, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Faults(PaymentOptions options) =>
        new PaymentOptionsValidator().Validate(null, options).Failures ?? [];
}
