namespace Orleans.Serialization.Invocation;

/// <summary>What was asked: the method and its arguments.</summary>
public interface IInvokable
{
    int GetArgumentCount();

    object? GetArgument(int index);
}
