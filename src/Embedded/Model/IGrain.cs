using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// A grain contract. Every method returns <see cref="Task"/>, <see cref="Task{TResult}"/>, <see cref="ValueTask"/> or
/// <see cref="ValueTask{TResult}"/>. Arguments and results pass by reference and uncopied: they must be immutable.
/// </summary>
public interface IGrain : IAddressable;
