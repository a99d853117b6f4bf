namespace MirtAi.Grains.Customers;

/// <summary>What is remembered of customers. Stored by these names, which are never changed.</summary>
public enum FactKind
{
    /// <summary>A child's height in centimetres; the subject says whose.</summary>
    Height = 0,

    /// <summary>A size that was ordered; the subject is the product's id.</summary>
    Size = 1,

    /// <summary>A product that was offered or ordered, by its id.</summary>
    Product = 2,

    /// <summary>A colour that was chosen, by its id.</summary>
    Color = 3,

    /// <summary>The name of who gets the orders.</summary>
    Name = 4,

    /// <summary>That a phone number is known; never the number.</summary>
    Phone = 5,

    /// <summary>The city or village of delivery.</summary>
    City = 6,

    /// <summary>The carrier's branch or parcel locker.</summary>
    Branch = 7,
}
