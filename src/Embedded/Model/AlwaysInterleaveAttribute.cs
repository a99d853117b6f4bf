namespace Orleans.Concurrency;

/// <summary>On a method of a grain interface: it may start while another call of the grain awaits.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
