using System.ComponentModel.DataAnnotations;
using MirtAi.Grains.Subscriptions;

namespace MirtAi.Silo.Subscriptions;

/// <summary>The text is one of <see cref="SubscriptionStatus.All"/>.</summary>
public sealed class SubscriptionStatusNameAttribute() : AllowedValuesAttribute([.. SubscriptionStatus.All]);
