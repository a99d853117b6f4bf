namespace MirtAi.Grains.Orders;

/// <summary>How large a place is, and so how much its name alone says.</summary>
internal enum PlaceKind
{
    /// <summary>A city.</summary>
    City = 0,

    /// <summary>A settlement between a village and a city.</summary>
    Settlement = 1,

    /// <summary>A village.</summary>
    Village = 2,
}
