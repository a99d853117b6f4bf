namespace MirtAi.Grains.Conversations;

/// <summary>A product on its way to becoming a line of the order.</summary>
public sealed record Selection
{
    /// <summary>The product's id in the catalogue.</summary>
    public string? ProductId { get; init; }

    /// <summary>The size's label, for instance <c>134-140</c>.</summary>
    public string? Size { get; init; }

    /// <summary>The colour's id in the catalogue.</summary>
    public string? Color { get; init; }

    /// <summary>Whether the customer has seen the price of exactly this.</summary>
    public bool Offered { get; init; }

    /// <summary>How many pieces.</summary>
    public int Quantity { get; init; } = 1;

    /// <summary>Whether it comes in addition to what the order holds of the same product.</summary>
    public bool Another { get; init; }
}
