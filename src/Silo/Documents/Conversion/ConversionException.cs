namespace MirtAi.Silo.Documents.Conversion;

/// <summary>A document cannot be read, and will not be however often it is tried.</summary>
/// <param name="reason">One of <see cref="DocumentReasons"/>.</param>
/// <param name="inner">What the library said.</param>
internal sealed class ConversionException(string reason, Exception? inner = null) : Exception($"The document is not read: {reason}.", inner)
{
    /// <summary>Why, one of <see cref="DocumentReasons"/>.</summary>
    public string Reason => reason;
}
