namespace MirtAi.Embedded.Tests;

internal static class TaskExtensions
{
    internal static Task Within(this Task task, TimeSpan limit) => task.WaitAsync(limit, TimeProvider.System);

    internal static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);

    internal static Task Soon(this Task task) => task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
}
