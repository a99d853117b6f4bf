namespace MirtAi.Grains.Tests.Orders;

public class OrderDataTests
{
    public static TheoryData<int> Numbers() => [.. Enumerable.Range(0, OrderDataCases.All.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Delivery_data_are_read_as_a_person_would(int number)
    {
        var (messages, expected) = OrderDataCases.All[number];

        var recipient = OrderDataCases.After(messages);

        Assert.True(expected == recipient, $"{string.Join(" // ", messages)}\nexpected {expected}\ngot      {recipient}");
    }
}
