using System.ComponentModel.DataAnnotations;

namespace MirtAi.Orders;

/// <summary>The text is one of <see cref="OrderQueries.Statuses"/>.</summary>
public sealed class OrderStatusAttribute() : AllowedValuesAttribute([.. OrderQueries.Statuses]);
