namespace Orleans.Runtime;

/// <summary>Something that calls can be sent to: a grain, or a reference to one.</summary>
public interface IAddressable;
