namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>How long something takes, as managers read it.</summary>
internal static class Durations
{
    public static string Of(TimeSpan time) => time.TotalMinutes < 1 ? "менше хвилини"
        : time.TotalHours < 1 ? $"{(int)time.TotalMinutes} хв"
        : time.TotalDays < 1 ? $"{(int)time.TotalHours} год"
        : $"{(int)time.TotalDays} дн";
}
