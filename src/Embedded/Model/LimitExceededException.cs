namespace Orleans.Runtime;

/// <summary>A bound was reached and the call was not taken: too many calls wait for this activation. It may be sent again.</summary>
public sealed class LimitExceededException : OrleansException
{
    public LimitExceededException() : base("Limit exceeded")
    {
    }

    public LimitExceededException(string message) : base(message)
    {
    }

    public LimitExceededException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public LimitExceededException(string limitName, int current, int threshold, object extraInfo)
        : base($"Limit exceeded: {limitName} is {current}, at most {threshold}. {extraInfo}")
    {
    }
}
