using System.ComponentModel.DataAnnotations;

namespace MirtAi.Grains.Subscriptions;

/// <summary>Settings of subscriptions, section <c>Subscriptions</c>. Without plans there are none.</summary>
public sealed class SubscriptionOptions : IValidatableObject
{
    public const string Section = "Subscriptions";

    /// <summary>What customers can subscribe to.</summary>
    public IReadOnlyList<SubscriptionPlan> Plans { get; set; } = [];

    /// <summary>How long a subscription stays in force after its end.</summary>
    /// <value>Default no time.</value>
    [Range(typeof(TimeSpan), "00:00:00", "366.00:00:00", ErrorMessage = "set 0 to 366 days")]
    public TimeSpan Grace { get; set; }

    /// <summary>The plan of an id; null if there is none.</summary>
    public SubscriptionPlan? Find(string? id) => Plans.FirstOrDefault(plan => plan.Id == id);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (number, plan) in Plans.Index())
            if (plan.Fault() is { } fault)
                yield return new ValidationResult(fault.Fault, [$"{nameof(Plans)}:{number}:{fault.Member}"]);
        if (Plans.Select(plan => plan.Id).Distinct(StringComparer.Ordinal).Count() != Plans.Count)
            yield return new ValidationResult("set each Id once", [nameof(Plans)]);
    }
}
