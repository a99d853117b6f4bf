using System.ComponentModel.DataAnnotations;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>When managers are reminded of customers who wait for a person. Section <c>Handoffs</c>.</summary>
public sealed class HandoffOptions : IValidatableObject
{
    public const string Section = "Handoffs";

    /// <summary>So long after a call that nobody took the managers are reminded of it.</summary>
    /// <value>Default 5 min.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan FirstReminder { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>And once more so long after the call.</summary>
    /// <value>Default 15 min.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan SecondReminder { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>From then on a call of the level <c>L3</c> is repeated so often until somebody takes it.</summary>
    /// <value>Default 10 min.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RepeatUrgent { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>A manager is reminded of a customer who has waited so long for their answer.</summary>
    /// <value>Default 30 min.</value>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan ManagerSilence { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>When the customer has waited so long, the bot offers to take the conversation back.</summary>
    /// <value>Default 2 h.</value>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan OfferBack { get; set; } = TimeSpan.FromHours(2);

    /// <summary>
    /// What is sent in the shop's name by another way so soon after the customer's message is an automatic greeting of the platform; later,
    /// a person wrote it, and the bot is silent.
    /// </summary>
    /// <value>Default 5 s; 0 takes each for a person.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan AutomaticReply { get; set; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SecondReminder <= FirstReminder)
            yield return new ValidationResult(
                "Handoffs:SecondReminder: must be later than Handoffs:FirstReminder.", [nameof(SecondReminder)]);
        if (OfferBack <= ManagerSilence)
            yield return new ValidationResult("Handoffs:OfferBack: must be later than Handoffs:ManagerSilence.", [nameof(OfferBack)]);
    }
}
