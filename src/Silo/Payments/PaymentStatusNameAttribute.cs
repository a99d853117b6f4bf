using System.ComponentModel.DataAnnotations;
using MirtAi.Grains.Payments;

namespace MirtAi.Silo.Payments;

/// <summary>The text is one of <see cref="PaymentStatuses.All"/>.</summary>
public sealed class PaymentStatusNameAttribute() : AllowedValuesAttribute([.. PaymentStatuses.All]);
