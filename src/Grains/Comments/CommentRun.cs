namespace MirtAi.Grains.Comments;

/// <summary>
/// A run that looks at a comment beside its grain's queue, so that edits and people do not wait for the platform or a model.
/// </summary>
internal sealed class CommentRun : IDisposable
{
    private readonly CancellationTokenSource cancellation = new();
    private readonly Comment begun;

    private CommentRun(Comment begun) => this.begun = begun;

    /// <summary>The comment as the run took it.</summary>
    public Comment Begun => begun;

    /// <summary>A run of a comment, which has not started yet.</summary>
    public static CommentRun Of(Comment begun) => new(begun);

    /// <summary>What it found out or how it failed; null before it starts.</summary>
    public Task<CommentExamination>? Examination { get; private set; }

    /// <summary>Whether there is something to commit.</summary>
    public bool HasEnded => Examination is { IsCompleted: true };

    /// <summary>
    /// Begins to look; <paramref name="whenEnded"/> follows in the same context, unless nobody wants the result any more.
    /// </summary>
    public async Task Start(Func<CancellationToken, Task<CommentExamination>> look, Action<Exception?> whenEnded)
    {
        var token = cancellation.Token;
        Examination = look(token);
        await ((Task)Examination).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (!token.IsCancellationRequested)
            whenEnded(Examination.Exception?.InnerException);
    }

    /// <summary>Nobody wants the result.</summary>
    public void Dispose()
    {
        cancellation.Cancel();
        cancellation.Dispose();
    }
}
