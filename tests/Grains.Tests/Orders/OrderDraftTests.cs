using MirtAi.Grains.Catalog;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Tests.Orders;

public class OrderDraftTests
{
    private static readonly OrderDraft Draft =
        new() { Lines = [new OrderLine("anna", "134", "blue", new Money(500, "UAH")) { Quantity = 2 }] };

    [Theory]
    [InlineData(null, 200, 1000)]
    [InlineData(PaymentMethod.Full, 200, 1000)]
    [InlineData(PaymentMethod.Prepay, 200, 200)]
    [InlineData(PaymentMethod.Prepay, 1000, 1000)]
    [InlineData(PaymentMethod.Prepay, 1001, 1000)]
    public void What_is_paid_at_once_is_the_prepayment_where_chosen_and_never_more_than_the_order(
        PaymentMethod? payment, int prepayment, int dueNow)
    {
        var draft = Draft with { Payment = payment };

        Assert.Equal(new Money(dueNow, "UAH"), draft.DueNow(prepayment));
    }
}
