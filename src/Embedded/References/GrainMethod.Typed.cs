using System.Reflection;

namespace MirtAi.Embedded;

/// <summary>The typed half of <see cref="GrainMethod"/>; <see cref="NoResult"/> stands for a method without a result.</summary>
internal sealed class GrainMethod<TResult>(MethodInfo method) : GrainMethod(method)
{
    private readonly MethodInvoker invoker = MethodInvoker.Create(method);
    private readonly bool isValueTask = method.ReturnType.IsValueType;

    internal override bool HasResult => typeof(TResult) != typeof(NoResult);

    internal override object Send(GrainClass target, string key, object?[] arguments)
    {
        var call = new GrainCall<TResult>(this, target, arguments);
        target.Send(key, call);
        return (isValueTask, HasResult) switch
        {
            (false, _) => call.Reply,
            (true, true) => new ValueTask<TResult>(call.Reply),
            (true, false) => new ValueTask(call.Reply),
        };
    }

    internal ValueTask<TResult> InvokeAsync(object grain, object?[] arguments)
    {
        var returned = invoker.Invoke(grain, arguments.AsSpan());
        return returned switch
        {
            Task<TResult> task => new(task),
            ValueTask<TResult> task => task,
            Task { IsCompletedSuccessfully: true } => default,
            Task task => WithoutResult(new(task)),
            ValueTask task => WithoutResult(task),
            _ => throw new InvalidOperationException($"{InterfaceName}.{Method.Name} of {grain.GetType()} returned no task."),
        };
    }

    private static async ValueTask<TResult> WithoutResult(ValueTask task)
    {
        await task;
        return default!;
    }
}
