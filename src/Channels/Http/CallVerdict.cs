namespace MirtAi.Channels.Http;

/// <summary>What the outcome of a call says of whom was called.</summary>
public enum CallVerdict
{
    /// <summary>It answered, whatever it said.</summary>
    Answered,

    /// <summary>It did not answer, or not by itself.</summary>
    Failed,

    /// <summary>Nothing: the call was given up here.</summary>
    Unknown,
}
