using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace MirtAi.Embedded;

internal sealed class CallContext<TResult>(
    Activation activation, GrainMethod<TResult> method, object?[] arguments, IIncomingGrainCallFilter[] filters)
    : IIncomingGrainCallContext, IInvokable
{
    private int stage;

    public IInvokable Request => this;

    public object Grain => activation.Grain;

    public GrainId TargetId => activation.GrainId;

    public string InterfaceName => method.InterfaceName;

    public string MethodName => method.Method.Name;

    public MethodInfo InterfaceMethod => method.Method;

    public MethodInfo ImplementationMethod
    {
        get
        {
            var map = Grain.GetType().GetInterfaceMap(method.Method.DeclaringType!);
            return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, method.Method)];
        }
    }

    public object? Result { get; set; }

    public async Task Invoke()
    {
        // Restored afterwards, so that a filter which invokes again repeats exactly what lies behind it.
        var stage = this.stage++;
        try
        {
            if (stage < filters.Length)
            {
                await filters[stage].Invoke(this);
            }
            else
            {
                var result = await method.InvokeAsync(activation.Grain, arguments);
                Result = method.HasResult ? result : null;
            }
        }
        finally
        {
            this.stage = stage;
        }
    }

    public int GetArgumentCount() => arguments.Length;

    public object? GetArgument(int index) => arguments[index];
}
