namespace MirtAi.Embedded;

/// <summary>A call of a grain's method. Its caller is answered exactly once: result, the grain's exception, or a refusal.</summary>
internal sealed class GrainCall<TResult>(GrainMethod<TResult> method, GrainClass target, object?[] arguments) : PendingCall
{
    // Continuations elsewhere: the caller's code must not run inside the grain's turn.
    private readonly TaskCompletionSource<TResult> reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long asked = target.Engine.Instruments.StartWait();

    internal Task<TResult> Reply => reply.Task;

    internal override bool Interleaves => method.Interleaves;

    internal override void Fail(Exception exception) => reply.TrySetException(exception);

    protected override async Task RunAsync(Activation activation)
    {
        TResult result;
        try
        {
            target.Engine.Instruments.EndWait(asked, target.Tag);
            result = await InvokeAsync(activation);
        }
        catch (Exception exception)
        {
            activation.EndTurn(this, isUse: true);
            reply.TrySetException(exception);
            return;
        }

        activation.EndTurn(this, isUse: true);
        reply.TrySetResult(result);
    }

    private ValueTask<TResult> InvokeAsync(Activation activation) =>
        target.Engine.Filters.Length == 0
            ? method.InvokeAsync(activation.Grain, arguments)
            : InvokeThroughFiltersAsync(activation);

    private async ValueTask<TResult> InvokeThroughFiltersAsync(Activation activation)
    {
        var context = new CallContext<TResult>(activation, method, arguments, target.Engine.Filters);
        await context.Invoke();
        return context.Result is null ? default! : method.HasResult ? (TResult)context.Result : default!;
    }
}
