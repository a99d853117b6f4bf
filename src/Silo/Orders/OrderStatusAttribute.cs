using System.ComponentModel.DataAnnotations;

namespace MirtAi.Silo.Orders;

/// <summary>The text is one of <see cref="OrderQueries.Statuses"/>.</summary>
public sealed class OrderStatusAttribute() : AllowedValuesAttribute([.. OrderQueries.Statuses]);
