using System.Globalization;

namespace Orleans;

/// <summary>On a grain class: how long its activations may be idle. The sum of the parts, at least a minute.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class CollectionAgeLimitAttribute : Attribute
{
    public static readonly TimeSpan MinAgeLimit = TimeSpan.FromMinutes(1);

    private readonly TimeSpan? given;

    public CollectionAgeLimitAttribute()
    {
    }

    public CollectionAgeLimitAttribute(string inactivityPeriod) =>
        given = TimeSpan.Parse(inactivityPeriod, CultureInfo.InvariantCulture);

    public double Days { get; set; }

    public double Hours { get; set; }

    public double Minutes { get; set; }

    /// <summary>Never collect; the process's end still deactivates.</summary>
    public bool AlwaysActive { get; set; }

    public TimeSpan AgeLimit => given ?? (AlwaysActive ? TimeSpan.FromDays(short.MaxValue) : AtLeastMinimum());

    private TimeSpan AtLeastMinimum()
    {
        var sum = TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes);
        return sum < MinAgeLimit ? MinAgeLimit : sum;
    }
}
