namespace Orleans;

/// <summary>A grain contract whose grains are named by a 64-bit integer.</summary>
public interface IGrainWithIntegerKey : IGrain;
