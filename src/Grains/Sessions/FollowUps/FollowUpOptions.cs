using System.ComponentModel.DataAnnotations;

namespace MirtAi.Grains.Sessions.FollowUps;

/// <summary>When a customer who has fallen silent is reminded. Section <c>FollowUps</c>.</summary>
public sealed class FollowUpOptions : IValidatableObject
{
    public const string Section = "FollowUps";

    private static readonly TimeSpan[] DefaultDelays = [TimeSpan.FromHours(4), TimeSpan.FromHours(23)];

    /// <summary>Whether customers are reminded at all.</summary>
    /// <value>Default true.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>After how much silence of the customer each reminder comes, counted from their last message; ascending.</summary>
    /// <value>Default, when empty, 4 h and 23 h.</value>
    public TimeSpan[] Delays { get; set; } = [];

    /// <summary>How long after the last reminder a manager is called.</summary>
    /// <value>Default 1 h.</value>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan ManagerAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>From this time of the shop's day nobody is reminded; what is due then waits until <see cref="QuietUntil"/>.</summary>
    /// <value>Default 22:00.</value>
    public TimeOnly QuietFrom { get; set; } = new(22, 0);

    /// <summary>The end of the quiet hours; the same as <see cref="QuietFrom"/> means that there are none.</summary>
    /// <value>Default 08:00.</value>
    public TimeOnly QuietUntil { get; set; } = new(8, 0);

    /// <summary>The delays that hold.</summary>
    public IReadOnlyList<TimeSpan> EffectiveDelays => !Enabled ? [] : Delays is [_, ..] ? Delays : DefaultDelays;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var ascending = Delays.Zip(Delays.Skip(1)).All(pair => pair.First < pair.Second);
        if (!ascending || Delays.Any(delay => delay < TimeSpan.FromSeconds(1) || delay > TimeSpan.FromDays(30)))
            yield return new ValidationResult("FollowUps:Delays: must be ascending, each from 00:00:01 to 30.00:00:00.", [nameof(Delays)]);
    }
}
