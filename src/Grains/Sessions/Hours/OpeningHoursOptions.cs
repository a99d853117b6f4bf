using System.ComponentModel.DataAnnotations;

namespace MirtAi.Grains.Sessions.Hours;

/// <summary>When managers answer, by <c>Conversation:TimeZone</c>. Section <c>OpeningHours</c>.</summary>
public sealed class OpeningHoursOptions : IValidatableObject
{
    public const string Section = "OpeningHours";

    /// <summary>
    /// The hours of a week, such as <c>Mon-Fri 09:00-19:00, Sat 10:00-16:00</c>. A day may have several; an end before its beginning is on
    /// the next day.
    /// </summary>
    /// <value>Default, when not set: always.</value>
    public string? Weekly { get; set; }

    /// <summary>
    /// Days on which nobody answers, such as <c>2026-12-31, 01-01</c>: with the year once, without it every year.
    /// </summary>
    /// <value>Default none.</value>
    public string? Holidays { get; set; }

    /// <summary>How the managers' chat is told outside of the hours.</summary>
    /// <value>Default <see cref="ClosedAlerts.Silent"/>.</value>
    public ClosedAlerts Alerts { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OpeningHoursReader.Weekly(Weekly) is null)
            yield return new ValidationResult(
                "OpeningHours:Weekly: must be like Mon-Fri 09:00-19:00, Sat 10:00-16:00.", [nameof(Weekly)]);
        if (OpeningHoursReader.Holidays(Holidays) is null)
            yield return new ValidationResult(
                $"OpeningHours:Holidays: must be at most {OpeningHoursReader.MaxHolidays} days, such as 2026-12-31, 01-01.",
                [nameof(Holidays)]);
    }
}
