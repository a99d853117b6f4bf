namespace Orleans;

/// <summary>A grain contract whose grains are named by a string that is not blank.</summary>
public interface IGrainWithStringKey : IGrain;
