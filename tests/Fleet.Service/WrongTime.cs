namespace MirtAi.Fleet.Service;

/// <summary>A machine's clock that is wrong, and twice as wrong from the moment at which a file appears: somebody set it.</summary>
internal sealed class WrongTime(TimeSpan skew, string? file) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + (File.Exists(file) ? 2 * skew : skew);
}
