namespace MirtAi.Grains.Subscriptions;

/// <summary>Something that customers can subscribe to.</summary>
public sealed class SubscriptionPlan
{
    /// <summary>The id, at most 40 characters.</summary>
    public string? Id { get; set; }

    /// <summary>What customers call it.</summary>
    public string? Name { get; set; }

    /// <summary>What a period costs.</summary>
    public decimal Price { get; set; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; set; }

    /// <summary>How long a period is, in days.</summary>
    public int Days { get; set; }

    /// <summary>What is wrong with it; null if nothing is.</summary>
    internal (string Member, string Fault)? Fault() => this switch
    {
        { Id: not { Length: > 0 and <= 40 } } => (nameof(Id), "set an id of 1 to 40 characters"),
        { Name: not { Length: > 0 and <= 100 } } => (nameof(Name), "set a name of 1 to 100 characters"),
        { Price: <= 0 } => (nameof(Price), "set what a period costs, above 0"),
        { Currency: not { Length: 3 } } => (nameof(Currency), "set a currency of ISO 4217, for instance UAH"),
        { Days: < 1 or > 3_660 } => (nameof(Days), "set 1 to 3660 days"),
        _ => null,
    };
}
